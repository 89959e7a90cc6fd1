import { type Content, createReading, prepareContent } from '../conversation/content.ts';
import type { Labelled } from '../knowledge/labelled.ts';
import { toPlainProfiles } from '../knowledge/profiles.ts';
import type { PlainContent } from './prepare.ts';

/** A labelled message, with content that has not learned from it: what it comes to then is what a new message would come to. */
export interface Unseen {
  readonly labelled: Labelled;
  readonly content: Content;
}

/** So many parts of the messages are left out in turn, each once. */
const parts = 5;

/** A message stays in its part whatever is added before it. */
function partOf({ q }: Labelled): number {
  let sum = 0;
  for (const letter of q) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % parts;
}

/** Every labelled message with content that learned from the other parts only. `content` is what all of them taught. */
export function leaveOut(plain: PlainContent, content: Content): Unseen[] {
  const { isEnglish } = content.language;
  // What does not depend on the messages is read once, and so is each message.
  const readLesson = createReading(content.language, content.gate);
  const profiles = toPlainProfiles(content.matcher.profiles);
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const others = plain.labelled.filter((one) => partOf(one) !== part);
    const taught = prepareContent({ ...plain, labelled: others, profiles, readLesson, isEnglish });
    return plain.labelled.filter((one) => partOf(one) === part).map((labelled) => ({ labelled, content: taught }));
  });
}
