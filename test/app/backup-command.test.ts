import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.ts';

/** `npm run backup`, with these words, on a data folder. */
async function backup(dataDir: string, ...words: string[]): Promise<{ code: number; said: string }> {
  const args = ['--import', './src/needs-node.js', 'src/cli/backup.ts', ...words];
  const env = { ...process.env, DATA_DIR: dataDir };
  return promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
  );
}

async function openChat(url: string): Promise<{ token: string; conversationId: string }> {
  return (await (await fetch(`${url}/api/chat/token`, { method: 'POST', headers: { origin: url } })).json()) as {
    token: string;
    conversationId: string;
  };
}

/** The ids of everything that a family may read of its chat. */
async function idsAt(url: string, headers: Record<string, string>): Promise<string[]> {
  const response = await fetch(url, { headers });
  const { activities } = (await response.json()) as { activities?: { id: string }[] };
  if (!activities) throw new Error(`answered ${response.status}`);
  return activities.map(({ id }) => id);
}

describe('the backup command', function backups() {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'helpline-backups-'));
  });
  const services: ServiceProcess[] = [];
  after(async () => {
    for (const service of services) await service.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('backs a running service up; after a kill and a lost disk the chat goes on from it', async () => {
    const [dataDir, backups, elsewhere] = ['data', 'backups', 'new-disk'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const service = await startServiceProcess({ DATA_DIR: dataDir });
    services.push(service);
    const { token, conversationId } = await openChat(service.url);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const chat = (url: string) => `${url}/v3/directline/conversations/${conversationId}/activities`;
    const message = { type: 'message', from: { id: 'x' }, text: 'is it my fault' };
    await fetch(chat(service.url), { method: 'POST', headers, body: JSON.stringify(message) });
    const before = await idsAt(chat(service.url), headers);

    const running = await backup(dataDir, '--restore', join(folder, 'none'));
    expect(running.said).to.include('stop it first');
    const made = await backup(dataDir, backups);
    expect(made, made.said).to.have.property('code', 0);
    await service.kill();

    const [name = ''] = readdirSync(backups);
    expect(readdirSync(backups)).to.have.length(1);
    const restored = await backup(elsewhere, '--restore', join(backups, name));
    expect(restored.said).to.include('is in place').and.include('erase them again');
    const again = await startServiceProcess({ DATA_DIR: elsewhere });
    services.push(again);
    expect(await idsAt(chat(again.url), headers))
      .to.deep.equal(before)
      .and.to.have.length.greaterThan(2);
    await again.stop();

    const stopped = await backup(elsewhere, backups);
    expect(stopped, stopped.said).to.have.property('code', 0);
    expect(readdirSync(backups)).to.have.length(2);
  });

  it('says what to do when it is asked for nothing, or for what it can’t do', async () => {
    expect((await backup(join(folder, 'x'))).said).to.include('npm run backup -- <folder>');
    expect((await backup(join(folder, 'x'), folder)).said).to.include('there is no store in');
  });
});
