import { createLog, startApp } from './app.ts';
import { runCommand } from './cli/command.ts';
import { readSettings } from './config.ts';
import { openContent } from './content/open.ts';
import { projectFolders } from './content/prepare.ts';

/** `npm start`: the assistant and its chat page, until it is told to stop. */
await runCommand(async () => {
  const settings = readSettings();
  const content = await openContent(projectFolders, Date.now());
  const log = createLog(settings.logLevel);
  const app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log });
  process.stdout.write(`\nThe helpline assistant is ready.\n\n  Chat page   ${app.address}/chat\n\nStop it with Ctrl+C.\n\n`);

  const stop = () => {
    app.close().catch((err: unknown) => {
      log.error({ err }, 'stopping failed');
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});
