/**
 * Contractions written out, with and without their apostrophe, since a phone keyboard drops it: cant -> can not.
 * Words that are English without one (ill, well, were, shed, its, wed, hell) are only written out with it.
 */
export function writeOut(word: string): readonly string[] {
  const plain = word.replaceAll("'", '');
  const irregular = irregulars.get(plain);
  if (irregular) return irregular;
  if (plain.endsWith('nt') && auxiliaries.has(plain.slice(0, -2))) return [plain.slice(0, -2), 'not'];
  if (plain.endsWith('s') && wholes.has(plain.slice(0, -1))) return [plain.slice(0, -1), 'is'];
  const tail = word.includes("'") ? /^(.+)'(s|re|m|ve|ll|d)$/.exec(word) : null;
  if (tail?.[1] && tail[2]) return expandTail(tail[1], tail[2]);
  return [plain];
}

function expandTail(head: string, tail: string): readonly string[] {
  if (tail === 's' && !subjects.has(head)) return [head];
  return [head, { s: 'is', re: 'are', m: 'am', ve: 'have', ll: 'will', d: 'would' }[tail] ?? tail];
}

const auxiliaries = new Set('do does did is are was were has have had could would should must need might'.split(' '));

const subjects = new Set(
  'he she it that this there here who what where when why how everyone everything someone something'.split(' '),
);

/** Words that have no plural: with an s they are contractions. */
const wholes = new Set(['everyone', 'everything', 'someone', 'something', 'here']);

const irregulars: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cant: 'can not',
    cannot: 'can not',
    wont: 'will not',
    shant: 'shall not',
    aint: 'is not',
    dosent: 'does not',
    doesent: 'does not',
    dont: 'do not',
    didint: 'did not',
    didnot: 'did not',
    im: 'i am',
    ive: 'i have',
    hes: 'he is',
    shes: 'she is',
    thats: 'that is',
    whats: 'what is',
    wheres: 'where is',
    whos: 'who is',
    hows: 'how is',
    whens: 'when is',
    whys: 'why is',
    theres: 'there is',
    theyre: 'they are',
    theyve: 'they have',
    youre: 'you are',
    youve: 'you have',
    weve: 'we have',
    itll: 'it will',
    theyll: 'they will',
    youll: 'you will',
    thatll: 'that will',
    hed: 'he would',
    lets: 'let us',
    gonna: 'going to',
    wanna: 'want to',
    gotta: 'got to',
    gotto: 'got to',
    dunno: 'do not know',
    kinda: 'kind of',
    sorta: 'sort of',
    lemme: 'let me',
    gimme: 'give me',
    whatre: 'what are',
    howd: 'how did',
    whatdya: 'what do you',
    havin: 'having',
    doin: 'doing',
    isnae: 'is not',
    cannae: 'can not',
    dinnae: 'do not',
    didnae: 'did not',
    wasnae: 'was not',
    havnt: 'have not',
    havent: 'have not',
    shouldof: 'should have',
    couldve: 'could have',
    shouldve: 'should have',
    wouldve: 'would have',
    mustve: 'must have',
  }).map(([word, text]) => [word, text.split(' ')]),
);
