import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problems.ts';

/** A content file that was read: its value, and where in the file each part of it stands. */
export interface ContentFile<T> {
  /** Relative to the project, as problems show it. */
  readonly name: string;
  readonly value: T;
  /** The line (from 1) of a value by its path; the nearest parent's when the path itself is not there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** What reading gives: the file, or the problems that kept it from being one. */
export type Reading<T> = { readonly file: ContentFile<T> } | { readonly problems: readonly Problem[] };

/** Reads one YAML file against its schema. Every fault of syntax and shape is listed with its line. */
export function readYamlFile<T>(path: string, name: string, schema: z.ZodType<T>): Reading<T> {
  const text = readText(path);
  if (text === null)
    return { problems: [error(name, 1, 'the file is missing: create it (docs/editing-content.md shows each file)')] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((fault) =>
        error(name, lines.linePos(fault.pos[0]).line, `this is not valid YAML (${fault.message}): correct it`),
      ),
    };
  }
  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let length = keys.length; length > 0; length--) {
      const node = document.getIn(keys.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file: { name, value: parsed.data, lineOf } };
  return { problems: parsed.error.issues.map((issue) => error(name, lineOf(issue.path), describe(issue))) };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

function describe(issue: { path: readonly PropertyKey[]; message: string }): string {
  const place = issue.path.length > 0 ? `"${issue.path.map(String).join('.')}"` : 'the file';
  return `${place}: ${issue.message}; correct it`;
}

function error(file: string, line: number, what: string): Problem {
  return { severity: 'error', file, line, what };
}
