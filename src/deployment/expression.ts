/** An expression of Azure's template language, as a tree. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'property'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly of: Expression; readonly at: Expression };

/** What is wrong with an expression, in words. */
export class ExpressionFault extends Error {}

/** Whether a text of a template is an expression and not itself. Two opening brackets stand for one that is meant. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && !text.startsWith('[[');
}

const parsedBefore = new Map<string, Expression>();

/** Parses the text between the brackets. Throws `ExpressionFault`. */
export function parseExpression(text: string): Expression {
  const known = parsedBefore.get(text);
  if (known) return known;
  const parsed = parseAnew(text);
  parsedBefore.set(text, parsed);
  return parsed;
}

function parseAnew(text: string): Expression {
  if (!text.endsWith(']')) throw new ExpressionFault('begins with [ and does not end with ]');
  const reader = createReader(text.slice(1, -1));
  const parsed = readExpression(reader);
  if (reader.next() !== '') throw new ExpressionFault(`has "${reader.rest()}" behind its end: a bracket or a comma is wrong`);
  return parsed;
}

interface Reader {
  /** The next token, which stays; empty at the end. */
  next(): string;
  /** The next token, which is taken. */
  take(): string;
  rest(): string;
}

const token = /\s*('(?:[^']|'')*'|-?\d+|[A-Za-z_][\w]*|[()[\],.])/y;

function createReader(text: string): Reader {
  let at = 0;
  const peek = (): { found: string; end: number } => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found?.[1] !== undefined) return { found: found[1], end: token.lastIndex };
    if (text.slice(at).trim() === '') return { found: '', end: text.length };
    throw new ExpressionFault(`can’t be read from "${text.slice(at).trim()}" on`);
  };
  return {
    next: () => peek().found,
    take: () => {
      const { found, end } = peek();
      at = end;
      return found;
    },
    rest: () => text.slice(at).trim(),
  };
}

function readExpression(reader: Reader): Expression {
  let read = readFirst(reader);
  for (;;) {
    if (reader.next() === '.') {
      reader.take();
      read = { kind: 'property', of: read, name: readName(reader) };
    } else if (reader.next() === '[') {
      reader.take();
      read = { kind: 'item', of: read, at: readExpression(reader) };
      expect(reader, ']');
    } else return read;
  }
}

function readFirst(reader: Reader): Expression {
  const first = reader.next();
  if (first.startsWith("'")) return { kind: 'value', value: reader.take().slice(1, -1).replaceAll("''", "'") };
  if (/^-?\d/.test(first)) return { kind: 'value', value: Number(reader.take()) };
  const name = readName(reader);
  return { kind: 'call', name, given: readGiven(reader) };
}

function readGiven(reader: Reader): Expression[] {
  expect(reader, '(');
  const given: Expression[] = [];
  if (reader.next() !== ')') given.push(readExpression(reader));
  while (reader.next() === ',') {
    reader.take();
    given.push(readExpression(reader));
  }
  expect(reader, ')');
  return given;
}

function readName(reader: Reader): string {
  const name = reader.take();
  if (!/^[A-Za-z_]/.test(name)) throw new ExpressionFault(`has ${name === '' ? 'its end' : `"${name}"`} where a name belongs`);
  return name;
}

function expect(reader: Reader, wanted: string): void {
  const found = reader.take();
  if (found !== wanted) throw new ExpressionFault(`has ${found === '' ? 'its end' : `"${found}"`} where "${wanted}" belongs`);
}

/** Every call in an expression, the innermost too. */
export function callsIn(expression: Expression): readonly Extract<Expression, { kind: 'call' }>[] {
  if (expression.kind === 'value') return [];
  if (expression.kind === 'property') return callsIn(expression.of);
  if (expression.kind === 'item') return [...callsIn(expression.of), ...callsIn(expression.at)];
  return [expression, ...expression.given.flatMap(callsIn)];
}
