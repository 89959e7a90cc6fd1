/** The small words of English grammar: they hold a sentence together and name nothing. */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those some any each every either neither both all such own other another
  i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their theirs themselves one ones who whom whose which what
  be am is are was were been being have has had having do does did done doing can could will would shall should may might must ought
  and or but nor so yet if then than because as until while of at by for with about against between into through during before after above below to from up down in out on off over under again further
  once here there when where why how all more most few less least very too just only same even also still ever never always often sometimes
  not no yes ok okay oh ah well really quite rather almost already now today tonight soon later
  get got getting go going gone went come coming came make made put take took give gave let lets say said tell told ask asked know knew think thought want wanted need needed like
  much many lot lots bit little thing things stuff something anything everything nothing someone anyone everyone somebody anybody everybody nobody`.split(
    /\s+/,
  ),
);

/** Words that turn a sentence around. */
export const negations: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'nor', 'neither', 'none']);

/** Words that open a question. */
export const questionWords: ReadonlySet<string> = new Set(['what', 'why', 'how', 'who', 'whose', 'when', 'where', 'which']);

/** Auxiliaries: first in a clause, they ask. */
export const askingVerbs: ReadonlySet<string> = new Set(
  'is are was were do does did can could will would shall should may might has have had am must'.split(' '),
);

/** Subjects that start a clause of their own after a comma or a joining word. */
export const pronouns: ReadonlySet<string> = new Set(
  'i we you he she it they this that there my our your his her their'.split(' '),
);

/** Words that join two clauses. */
export const joiners: ReadonlySet<string> = new Set(['and', 'but', 'because', 'so', 'then', 'or', 'although', 'while', 'since']);

/** Words for somebody else than the two who talk. */
export const thirdPersons: ReadonlySet<string> = new Set('he she him her his hers they them their himself herself'.split(' '));
