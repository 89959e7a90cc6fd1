import { type Content, prepareContent } from '../conversation/content.ts';
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

/** Every labelled message with content that learned from the other parts only. `content` is what all of them taught. */
export function leaveOut(plain: PlainContent, content: Content): Unseen[] {
  const { isEnglish } = content.language;
  // What does not depend on the messages is read once.
  const profiles = toPlainProfiles(content.matcher.profiles);
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const isLeft = (_: Labelled, i: number) => i % parts === part;
    const others = plain.labelled.filter((one, i) => !isLeft(one, i));
    const taught = prepareContent({ ...plain, labelled: others, profiles, isEnglish });
    return plain.labelled.filter(isLeft).map((labelled) => ({ labelled, content: taught }));
  });
}
