import type { ContentFiles } from '../files.ts';
import type { Problem } from '../problems.ts';

/** Every fact is stated by an entry, and every entry states facts that exist, of the section that it cites. */
export function checkFacts({ facts, entries, pack }: ContentFiles): Problem[] {
  const known = new Map(facts.value.facts.map((fact) => [fact.id, fact]));
  const stated = new Set(entries.flatMap((entry) => entry.value.facts));
  const unstated = facts.value.facts.flatMap((fact, i): Problem[] =>
    stated.has(fact.id)
      ? []
      : [
          {
            severity: 'error',
            file: facts.name,
            line: facts.lineOf(['facts', i]),
            what: `no entry states ${fact.id}: add it to an entry's facts, and say it in that entry's answer`,
          },
        ],
  );
  const documents = new Set(pack.value.sources.map((source) => source.id));
  const wrong = entries.flatMap((entry) => {
    const { name: file, value } = entry;
    const at = (path: PropertyKey[], what: string): Problem => ({ severity: 'error', file, line: entry.lineOf(path), what });
    const missing = value.facts.flatMap((id, i) =>
      known.has(id)
        ? []
        : [at(['facts', i], `there is no fact ${id} in facts.yaml: correct the id, or add the fact with its source`)],
    );
    const elsewhere = value.facts.some((id) => known.get(id)?.section === value.source.section)
      ? []
      : [
          at(
            ['source'],
            `none of its facts stands under "${value.source.section}": name the section that facts.yaml gives for them`,
          ),
        ];
    const document = documents.has(value.source.document)
      ? []
      : [
          at(
            ['source'],
            `there is no source "${value.source.document}" in pack.yaml: add it there with its dates, or correct the name`,
          ),
        ];
    return [...missing, ...elsewhere, ...document];
  });
  return [...unstated, ...wrong];
}
