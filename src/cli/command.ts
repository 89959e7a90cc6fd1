import { HelplineError } from '../errors.ts';

/** Runs a command. What somebody can act on is said in words; a bug keeps its stack. Either ends with exit code 1. */
export async function runCommand(run: () => Promise<void> | void): Promise<void> {
  try {
    await run();
  } catch (error) {
    process.stderr.write(
      error instanceof HelplineError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
