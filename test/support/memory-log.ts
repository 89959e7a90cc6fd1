import type { Log, LogFields } from '../../src/log.ts';

/** What was logged, for tests to look at. */
export interface MemoryLog extends Log {
  readonly lines: readonly { level: string; fields: LogFields; message: string }[];
}

export function createMemoryLog(): MemoryLog {
  const lines: { level: string; fields: LogFields; message: string }[] = [];
  const write = (level: string) => (fields: LogFields, message: string) => void lines.push({ level, fields, message });
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
