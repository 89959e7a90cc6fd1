import { type App, createLog, startApp } from './app.ts';
import { runCommand } from './cli/command.ts';
import { readSettings } from './config.ts';
import { openContent } from './content/open.ts';
import { projectFolders } from './content/prepare.ts';
import { watchContent } from './content/watch.ts';

/** `npm start`: the assistant and its chat page, until it is told to stop. */
await runCommand(async () => {
  const settings = readSettings();
  let content = await openContent(projectFolders, Date.now());
  const log = createLog(settings.logLevel);
  const app = await startApp({ settings, content: () => content, clock: { now: Date.now }, log });
  // On an editor's own machine a saved file counts at once; a service keeps what it started with until it is restarted.
  const stopWatching = settings.onLoopback ? watchContent(projectFolders, reload) : () => undefined;
  function reload(): void {
    openContent(projectFolders, Date.now()).then(
      (changed) => {
        content = changed;
        log.info({}, 'the content was changed and is in use');
      },
      (fault: Error) =>
        process.stderr.write(`The changed content has faults; the last good one stays in use.\n${fault.message}\n`),
    );
  }

  const stop = () => {
    stopWatching();
    app.close().catch((err: unknown) => {
      log.error({ err }, 'stopping failed');
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(readyMessage(app));
});

/** Where everything is. The desk's links are good once each; whoever can read this window may sign in by them. */
function readyMessage({ address, deskLinks }: App): string {
  const desk = deskLinks.map(({ name, path }) => `  Desk, as ${name.padEnd(10)} ${address}${path}\n`).join('');
  const once = desk === '' ? '' : `\nEach desk link is good for one sign-in, on this machine.\n${desk}`;
  return `\nThe helpline assistant is ready.\n\n  Chat page   ${address}/chat\n${once}\nStop it with Ctrl+C.\n\n`;
}
