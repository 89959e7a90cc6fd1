import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { parseSettings } from '../../src/config.ts';
import { createMemoryLog } from './memory-log.ts';
import { projectContent } from './project-content.ts';
import type { TestService } from './service.ts';

/** The whole assistant with the project's own content, on a free port and a data folder of its own. `more`: settings besides. */
export async function startRealService(more: Readonly<Record<string, string>> = {}): Promise<TestService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'helpline-real-'));
  const settings = parseSettings({ PORT: '0', DATA_DIR: dataDir, ...more });
  const { content } = projectContent();
  const app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log: createMemoryLog() });
  return {
    url: app.address,
    async close() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
