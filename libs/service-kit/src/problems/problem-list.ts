/** Who brings it on: the program or person that calls, the one who decides, whoever repeats, or the operators. */
export type Actor = 'caller' | 'person' | 'again' | 'operator';

/** What a stable code says. */
export interface ProblemMeaning {
  readonly status: readonly number[];
  readonly means: string;
  readonly act: Actor;
}

/** The codes of the problems that one part of the house answers: part of its contract. */
export type ProblemList = Readonly<Record<string, ProblemMeaning>>;

/** The codes of a list that come with a status, in order. */
export const codesOf = (list: ProblemList, status: number): readonly string[] =>
  Object.keys(list)
    .filter((code) => list[code]?.status.includes(status))
    .toSorted();

export interface ProblemSection {
  readonly title: string;
  readonly list: ProblemList;
}

const ACTS: Readonly<Record<Actor, string>> = {
  caller: 'who calls: another request',
  person: 'a person: decide anew',
  again: 'who calls: the same again',
  operator: 'operators',
};

/** The list as a document. */
export function problemDocument(sections: readonly ProblemSection[]): string {
  const lines = [
    '# Problems',
    '',
    'Every answer of `/api/` other than success is `application/problem+json` (RFC 9457). Its `code` is stable; `detail` is for people and',
    'may change. `errors` names the places: a JSON pointer into the body or the query, or the name of a header. Made by',
    '`npm run docs:write` from the lists of the services.',
    '',
    'The code of a place is that of the problem, or says what is wrong with the field: `missing`, `unknown-field`, `wrong-type`,',
    '`is-string`, `character-not-allowed`, `nested-too-deep`, else the name of the rule that it breaks (`is-in`, `is-day`,',
    '`max-length`).',
    '',
    'Who must act:',
    '',
    ...Object.values(ACTS).map((act) => `- ${act}`),
    '',
  ];
  for (const { title, list } of sections) {
    lines.push(`## ${title}`, '', ...tableOf(list), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function tableOf(list: ProblemList): readonly string[] {
  const rows = Object.keys(list)
    .toSorted()
    .map((code) => {
      const { status = [], means = '', act = 'caller' } = list[code] ?? {};
      return [`\`${code}\``, status.join(', '), means, ACTS[act]];
    });
  const head = ['code', 'status', 'meaning', 'who must act'];
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
}
