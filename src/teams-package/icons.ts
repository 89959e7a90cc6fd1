import { type Picture, readPng } from './png.ts';

/** What is wrong with the two icons by Microsoft’s rules: the first 192 by 192, the second 32 by 32, white on nothing. */
export function checkIcons(color: Buffer, outline: Buffer): string[] {
  return [
    ...checkPicture('color.png', readPng(color), 192),
    ...checkPicture('outline.png', readPng(outline), 32),
    ...checkWhite(readPng(outline)),
  ];
}

function checkPicture(name: string, picture: Picture | null, size: number): string[] {
  if (picture === null) return [`${name} is no PNG of eight bits with transparency: save it as RGBA`];
  if (picture.width === size && picture.height === size) return [];
  return [`${name} is ${picture.width} by ${picture.height}, and has to be ${size} by ${size}`];
}

function checkWhite(outline: Picture | null): string[] {
  if (outline === null) return [];
  const { points } = outline;
  let [covered, coloured] = [0, 0];
  for (let at = 0; at < points.length; at += 4) {
    if (points[at + 3] === 0) continue;
    covered += 1;
    if (points[at] !== 255 || points[at + 1] !== 255 || points[at + 2] !== 255) coloured += 1;
  }
  const all = points.length / 4;
  return [
    ...(coloured > 0 ? [`outline.png has ${coloured} points that are not white: draw in white on nothing`] : []),
    ...(covered === 0 || covered === all ? ['outline.png has to be partly drawn and partly clear'] : []),
  ];
}
