/** A piece of a message: a paragraph of one or more lines, or a list. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

const bullet = '- ';

/** Reads the assistant's plain text: a blank line parts paragraphs, a line that starts with "- " is a list item. */
export function textBlocks(text: string): TextBlock[] {
  return text.split(/\n[ \t]*\n/).flatMap((part) => blocksOf(part.split('\n').filter((line) => line.trim() !== '')));
}

function blocksOf(lines: readonly string[]): TextBlock[] {
  const [first] = lines;
  if (first === undefined) return [];
  const isList = first.startsWith(bullet);
  const change = lines.findIndex((line) => line.startsWith(bullet) !== isList);
  const end = change === -1 ? lines.length : change;
  return [blockOf(lines.slice(0, end), isList), ...blocksOf(lines.slice(end))];
}

function blockOf(lines: readonly string[], isList: boolean): TextBlock {
  if (isList) return { kind: 'list', items: lines.map((line) => line.slice(bullet.length)) };
  return { kind: 'paragraph', lines };
}
