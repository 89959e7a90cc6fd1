import { HelplineError } from '../../errors.ts';

/** SQLite's result codes that tell the operator something; the low byte of the extended ones. */
const resultCodes = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 } as const;

/** What a failed statement means to the caller: full or failing disks are `store-busy`; anything unknown stays as it is. */
export function statementFailure(error: unknown): unknown {
  switch (resultCode(error)) {
    case resultCodes.full:
      return new HelplineError('store-busy', 'The disk of the data folder is full. Nothing was saved; free some space.', {
        cause: error,
      });
    case resultCodes.ioError:
    case resultCodes.readOnly:
      return new HelplineError('store-busy', 'The disk of the data folder fails. Nothing was saved; check the disk.', {
        cause: error,
      });
    default:
      return error;
  }
}

/** What a failure to open the file `path` means: `store-in-use` or `store-unusable`. */
export function openFailure(error: unknown, path: string): unknown {
  if (error instanceof HelplineError) return error;
  if (resultCode(error) === resultCodes.busy) return inUse(path, error);
  if (resultCode(error) === null && !isSystemError(error)) return error;
  return new HelplineError('store-unusable', `The store ${path} can’t be opened: ${openReason(error)}`, { cause: error });
}

function inUse(path: string, cause: unknown): HelplineError {
  const what = `Another process has the store ${path} open, and only one may.`;
  return new HelplineError('store-in-use', `${what} Stop that one first, or give this one a folder of its own with DATA_DIR.`, {
    cause,
  });
}

function openReason(error: unknown): string {
  switch (resultCode(error)) {
    case resultCodes.corrupt:
    case resultCodes.notADatabase:
      return 'the file is damaged or is no store. Restore a backup, or move the file away to begin with an empty store.';
    case resultCodes.full:
      return 'the disk is full. Free some space.';
    default:
      return 'check that the folder of DATA_DIR exists or can be made, and that this account may write there.';
  }
}

/** What the operating system refused: EACCES, ENOTDIR, ENOSPC and their like. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}
