import type { ContentFiles, EntryContentFile } from '../files.ts';
import type { Problem } from '../problems.ts';

/** Every id that one file names exists in the other, and no id stands for two things. */
export function checkLinks(files: ContentFiles): Problem[] {
  const ids = new Set(files.entries.map((entry) => entry.id));
  return [
    ...checkIds(files.entries),
    ...files.entries.flatMap((entry) => checkEntry(entry, ids, files)),
    ...checkScope(files, ids),
    ...checkSafety(files),
  ];
}

function checkIds(entries: readonly EntryContentFile[]): Problem[] {
  const owner = new Map<string, string>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    for (const id of [entry.id, ...entry.value.formerly]) {
      const other = owner.get(id);
      if (other !== undefined) {
        problems.push({
          severity: 'error',
          file: entry.name,
          line: entry.lineOf(['formerly']),
          what: `the id ${id} belongs to ${other} already: give each entry a file name of its own, over all topics`,
        });
      }
      owner.set(id, entry.name);
    }
  }
  return problems;
}

function checkEntry(entry: EntryContentFile, ids: ReadonlySet<string>, { topics, safety }: ContentFiles): Problem[] {
  const at = (path: PropertyKey[], what: string): Problem => ({
    severity: 'error',
    file: entry.name,
    line: entry.lineOf(path),
    what,
  });
  const topic = topics.value.topics.some((one) => one.id === entry.topic)
    ? []
    : [at([], `there is no topic ${entry.topic} in topics.yaml: move the file to a topic's folder, or add the topic`)];
  const related = entry.value.related.flatMap((id, i) => {
    if (id === entry.id) return [at(['related', i], 'it names itself as related: take that out')];
    return ids.has(id) ? [] : [at(['related', i], `there is no entry ${id}: correct the name, or write the entry`)];
  });
  const line = entry.value.safetyLine;
  const safetyLine =
    line === undefined || line in safety.value.safetyLines
      ? []
      : [at(['safetyLine'], `there is no safety line ${line} in safety.yaml: correct the name, or write the line`)];
  return [...topic, ...related, ...safetyLine];
}

function checkScope({ scope }: ContentFiles, ids: ReadonlySet<string>): Problem[] {
  const at = (path: PropertyKey[], what: string): Problem => ({
    severity: 'error',
    file: scope.name,
    line: scope.lineOf(path),
    what,
  });
  const subjects = new Set(scope.value.subjects.map((subject) => subject.id));
  const related = scope.value.subjects.flatMap((subject, s) =>
    subject.related.flatMap((id, i) =>
      ids.has(id) ? [] : [at(['subjects', s, 'related', i], `there is no entry ${id}: correct the name, or take it out`)],
    ),
  );
  const shapes = Object.entries(scope.value.shapeSubjects ?? {}).flatMap(([key, id]) =>
    subjects.has(id) ? [] : [at(['shapeSubjects', key], `there is no subject ${id}: name one of the subjects above`)],
  );
  return [...related, ...shapes];
}

function checkSafety({ safety }: ContentFiles): Problem[] {
  const at = (path: PropertyKey[], what: string): Problem => ({
    severity: 'error',
    file: safety.name,
    line: safety.lineOf(path),
    what,
  });
  const { rules, replies, sources, safetyLines } = safety.value;
  return [
    ...rules.flatMap((rule, i) =>
      rule.reply in replies
        ? []
        : [at(['rules', i, 'reply'], `there is no reply ${rule.reply}: write it under replies, or correct the name`)],
    ),
    ...rules.flatMap((rule, i) =>
      rule.source === undefined || rule.source in sources
        ? []
        : [at(['rules', i, 'source'], `there is no source ${rule.source}: add it under sources, or correct the name`)],
    ),
    ...Object.entries(safetyLines).flatMap(([id, line]) =>
      line.source in sources
        ? []
        : [at(['safetyLines', id, 'source'], `there is no source ${line.source}: add it under sources, or correct the name`)],
    ),
  ];
}
