import { inflateSync } from 'node:zlib';

/** A picture's size and points; each point four numbers from 0 to 255: red, green, blue, and how much it covers. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const eachPoint = 4;

/** Reads a PNG of eight bits with transparency, not interlaced. `null` for any other. */
export function readPng(file: Buffer): Picture | null {
  if (!file.subarray(0, 8).equals(signature)) return null;
  const parts = chunksOf(file);
  const header = parts.find(({ kind }) => kind === 'IHDR')?.data;
  if (header?.[8] !== 8 || header[9] !== 6 || header[12] !== 0) return null;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = Buffer.concat(parts.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data));
  return { width, height, points: unfilter(inflateSync(packed), width, height) };
}

function chunksOf(file: Buffer): { kind: string; data: Buffer }[] {
  const found: { kind: string; data: Buffer }[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    found.push({ kind: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

/** Each line is stored as the difference from its neighbours, in one of five ways (PNG, section 9). */
function unfilter(raw: Buffer, width: number, height: number): Uint8Array {
  const line = width * eachPoint;
  const points = new Uint8Array(line * height);
  const at = (y: number, x: number) => (y < 0 || x < 0 ? 0 : (points[y * line + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const way = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const [left, up, corner] = [at(y, x - eachPoint), at(y - 1, x), at(y - 1, x - eachPoint)];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][way] ?? 0;
      points[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + guess) & 0xff;
    }
  }
  return points;
}

/** Whichever neighbour is nearest to what their slope would give. */
function paeth(left: number, up: number, corner: number): number {
  const slope = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(slope - one)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
