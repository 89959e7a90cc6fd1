import { createHash } from 'node:crypto';
import { type ScriptFile, shapeOf } from '../dialogs/script.ts';

/** The version of a dialog: derived from its shape, so that no editor has to remember to change it. 12 hexadecimal digits. */
export function versionOf(script: ScriptFile): string {
  return createHash('sha256')
    .update(JSON.stringify(shapeOf(script)))
    .digest('hex')
    .slice(0, 12);
}
