import { z } from 'zod';
import { scriptFileSchema } from '../dialogs/script.ts';

/** The schema of a guided dialog's file as JSON Schema, which editing programs understand. */
export function formatScriptSchema(): string {
  const schema = z.toJSONSchema(scriptFileSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'A guided dialog (dialogs/scripts/<id>.yaml)', ...schema }, null, 2)}\n`;
}
