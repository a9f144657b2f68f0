import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { relativeDay } from '#service-kit';
import type { Loopback } from './loopback.js';

/** The id of what a row of the demo county named by its number: prefix of the ids, kind of the file, number. */
export type IdOf = (prefix: string, kind: string, number: string) => string;

/** What a demo account does by the API. Cells in braces stand for ids and days: `{person P-0001}`, `{day T+3w}`. */
interface Deed {
  readonly as: string;
  /** Address without `/api/`. */
  readonly to: string;
  readonly body?: unknown;
  /** Under which `{answer …}` later deeds find the id of the answer. */
  readonly name?: string;
}

export interface WorkReport {
  readonly done: number;
  /** What the services refused, with their reason: a day may have passed since the start that was interrupted. */
  readonly refused: readonly string[];
}

const FILE = 'vorgaenge.json';
const CELL = /\{(\w+) ([^}]+)\}/g;
/** Word of a cell → prefix of the id, kind of the file. */
const KINDS: Readonly<Record<string, readonly [prefix: string, kind: string]>> = {
  person: ['p', 'personen'],
  run: ['r', 'kurse'],
  registration: ['g', 'anmeldungen'],
  right: ['e', 'berechtigungen'],
};
/** So many lanes at once; an account does its work in order. */
const LANES = 6;

/**
 * The work of the offices after the import: what no file brings but a person does. It goes through the ordinary API as
 * demo accounts; each deed has a key of its own, so that a start that goes on does nothing twice. `quiet`: read models
 * have seen what was done before.
 */
export async function doOfficeWork(
  api: Loopback,
  county: { readonly folder: string; readonly relativeTo: string; readonly idOf: IdOf },
  quiet: () => Promise<void>,
): Promise<WorkReport> {
  const stages = JSON.parse(await readFile(join(county.folder, FILE), 'utf8')) as readonly (readonly Deed[])[];
  const answers = new Map<string, string>();
  const refused: string[] = [];
  let done = 0;
  for (const [stage, deeds] of stages.entries()) {
    await quiet();
    const work = deeds.map((deed, place) => ({ deed, key: `demo-${stage}-${place}` }));
    const accounts = [...new Set(deeds.map(({ as }) => as))].map((as) => work.filter(({ deed }) => deed.as === as));
    await inLanes(accounts, async (own) => {
      for (const { deed, key } of own) {
        const { as, to, body, name } = filledIn(deed, (word, of) => valueOf(word, of, county, answers));
        const answer = await api.post(`/api/${to}`, body, as, key);
        if ('refusal' in answer) refused.push(`${as} ${deed.to}: ${answer.refusal}`);
        else done++;
        if (name !== undefined && 'id' in answer) answers.set(name, answer.id);
      }
    });
  }
  return { done, refused };
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const filledIn = (deed: Deed, value: (word: string, of: string) => string): Deed =>
  JSON.parse(JSON.stringify(deed).replaceAll(CELL, (_cell, word: string, of: string) => value(word, of))) as Deed;

function valueOf(
  word: string,
  of: string,
  { relativeTo, idOf }: { readonly relativeTo: string; readonly idOf: IdOf },
  answers: ReadonlyMap<string, string>,
): string {
  const [prefix, kind] = KINDS[word] ?? [];
  if (prefix !== undefined && kind !== undefined) return idOf(prefix, kind, of);
  // What was refused has no id: the deed that names it is refused too.
  if (word === 'answer') return answers.get(of) ?? 'none';
  const day = word === 'day' ? relativeDay(of, relativeTo) : undefined;
  if (day === undefined) throw new Error(`${FILE}: {${word} ${of}} means nothing`);
  return day;
}
