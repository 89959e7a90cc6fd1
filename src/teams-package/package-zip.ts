import { strToU8, zipSync } from 'fflate';
import { createManifest, type PackageFacts } from './manifest.ts';

/** The icons' bytes. */
export interface Icons {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

/** The earliest time that a zip file can hold: the same settings make the same bytes, on any day and in any time zone. */
const always = new Date(1980, 0, 1);

/** The package that Teams takes: the manifest and both icons, at its root. */
export function createPackage(facts: PackageFacts, { color, outline }: Icons): Uint8Array {
  const manifest = strToU8(`${JSON.stringify(createManifest(facts), null, 2)}\n`);
  return zipSync({ 'manifest.json': manifest, 'color.png': color, 'outline.png': outline }, { mtime: always, level: 9, os: 3 });
}
