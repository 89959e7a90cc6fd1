import { createRequire } from 'node:module';
import type { Activity } from 'botbuilder-core';

interface ParsedCard {
  parse(card: unknown, context: unknown): void;
  validateProperties(): { validationEvents: { message: string }[] };
}
interface CardsLibrary {
  AdaptiveCard: new () => ParsedCard;
  SerializationContext: new () => { eventCount: number; getEventAt(index: number): { message: string } };
}

// Its ES modules name files that Node does not find.
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as CardsLibrary;

/** What Microsoft's own reader of Adaptive Cards says against a card. */
export function parserFaults(card: unknown): string[] {
  const context = new library.SerializationContext();
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const found = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...found, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

type Part = Record<string, unknown>;

const allowed: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['type', 'text', 'wrap', 'style', 'weight', 'color', 'isSubtle', 'spacing'],
  FactSet: ['type', 'facts'],
  ActionSet: ['type', 'actions'],
  'Input.Text': ['type', 'id', 'label', 'isMultiline', 'maxLength', 'isRequired', 'errorMessage'],
  'Input.ChoiceSet': ['type', 'id', 'label', 'style', 'value', 'choices'],
  'Action.Submit': ['type', 'title', 'data', 'associatedInputs'],
  'Action.OpenUrl': ['type', 'title', 'url'],
  'Action.ShowCard': ['type', 'title', 'card'],
};

/** Our own rules, which the reader does not know: what Teams draws, also on phones, and what whoever hears a card needs. */
export function ruleFaults(card: Part): string[] {
  const faults: string[] = [];
  if (card['version'] !== '1.5') faults.push('version must be 1.5');
  for (const name of ['fallbackText', 'speak'])
    if (typeof card[name] !== 'string' || card[name] === '') faults.push(`${name} is missing`);
  return [...faults, ...partFaults(card)];
}

function partFaults(card: Part): string[] {
  const body = (card['body'] ?? []) as Part[];
  const actions = (card['actions'] ?? []) as Part[];
  const ids = body.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return [
    ...(actions.length > 5 ? ['more than 5 buttons'] : []),
    ...(new Set(ids).size < ids.length ? ['two inputs with one id'] : []),
    ...[...body, ...actions].flatMap(elementFaults),
    ...actions.flatMap(({ card: inner }) => (inner ? partFaults(inner as Part) : [])),
    ...body.flatMap((part) => (part['type'] === 'ActionSet' ? partFaults({ actions: part['actions'] }) : [])),
  ];
}

function elementFaults(part: Part): string[] {
  const type = String(part['type']);
  const known = allowed[type];
  if (!known) return [`${type} is not used here`];
  const strange = Object.keys(part).filter((name) => !known.includes(name));
  return [
    ...strange.map((name) => `${type} has ${name}`),
    ...(type === 'TextBlock' && (part['wrap'] !== true || !part['text']) ? ['a TextBlock must wrap and say something'] : []),
    ...(type.startsWith('Input.') && !part['label'] ? [`${type} has no label`] : []),
    ...(part['isRequired'] && !part['errorMessage'] ? [`${type} does not say what is missing`] : []),
    ...(type.startsWith('Action.') && !part['title'] ? [`${type} has no title`] : []),
  ];
}

/** Everything that is wrong with the cards of an activity. */
export function cardFaults({ attachments }: Partial<Activity>): string[] {
  const cards = (attachments ?? []).filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive');
  return cards.flatMap(({ content }) => [...parserFaults(content), ...ruleFaults(content)]);
}
