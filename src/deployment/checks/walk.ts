import type { Json } from '../arm.ts';

/** Every text in a part of a template, names of members too, with its place. */
export function textsIn(value: Json, path = ''): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, below(path, i)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [
    { path: below(path, name), text: name },
    ...textsIn(item, below(path, name)),
  ]);
}

function below(path: string, part: string | number): string {
  return path === '' ? String(part) : `${path}.${part}`;
}
