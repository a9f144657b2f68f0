import { newId } from '#service-kit';
import type { ComponentChildren } from 'preact';
import type { Case } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { germanDay } from '../../layout/dates.js';
import { Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import { Table } from '../../layout/table.js';
import { levelWord, rightWord, stageWord } from '../../layout/words.js';

/** One of the two, as far as the reader sees it. */
export interface Side {
  readonly names: Names;
  readonly case: Case;
}

/** What happens when two are merged, before it is done. */
export const ConfirmPage = ({ younger, elder }: { younger: Side; elder: Side }) => (
  <>
    <p class="kern-body">
      Was unter der jüngeren Aufnahme steht und noch kommt, zählt danach für die ältere. Suche, Listen, Warteliste und
      Fall zeigen eine Person; Verweise auf die jüngere führen zur älteren. Gelöscht wird nichts, und es lässt sich
      rückgängig machen.
    </p>
    <Table
      caption="Was zusammenkommt"
      rows={FACTS}
      rowKey={({ head }) => head}
      empty=""
      columns={[
        { head: 'Angabe', cell: ({ head }) => head },
        { head: 'Ältere Aufnahme, sie bleibt', cell: ({ of }) => of(elder) },
        { head: 'Jüngere Aufnahme', cell: ({ of }) => of(younger) },
      ]}
    />
    <form method="post" action="/personen/dubletten/zusammenfuehren" class="vz-form">
      <input type="hidden" name="schluessel" value={newId('f')} />
      <input type="hidden" name="person" value={younger.case.personRef} />
      <input type="hidden" name="andere" value={elder.case.personRef} />
      <div>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Als eine Person führen</span>
        </button>{' '}
        <a class="kern-link" href="/personen/dubletten">
          Abbrechen
        </a>
      </div>
    </form>
  </>
);

const count = (all: readonly unknown[], none: string): string => (all.length === 0 ? none : String(all.length));

const FACTS: readonly { readonly head: string; readonly of: (side: Side) => ComponentChildren }[] = [
  {
    head: 'Person',
    of: ({ names, case: one }) => (
      <>
        <PersonLink personRef={one.personRef} names={names} /> <Disputed data={one.disputes} datum="identity" />
      </>
    ),
  },
  {
    head: 'Wohnort',
    of: ({ case: one }) => (
      <>
        {one.municipality?.name ?? 'nicht bekannt'} <Disputed data={one.disputes} datum="municipality" />
      </>
    ),
  },
  { head: 'Stufe', of: ({ case: one }) => (one.stage === undefined ? 'nicht sichtbar' : stageWord(one.stage)) },
  {
    head: 'Sprachstand',
    of: ({ case: { level, disputes } }) => (
      <>
        {level === undefined ? 'noch nicht festgestellt' : `${levelWord(level.level)} vom ${germanDay(level.on)}`}{' '}
        <Disputed data={disputes} datum="level" />
      </>
    ),
  },
  {
    head: 'Rechte',
    of: ({ case: { rights, disputes } }) => (
      <>
        {rights.map(({ kind }) => rightWord(kind)).join(', ') || 'keine'}{' '}
        <Disputed data={disputes} datum="entitlement" />
      </>
    ),
  },
  { head: 'Kurse', of: ({ case: { registrations } }) => count(registrations, 'keine') },
  { head: 'Übergaben', of: ({ case: { handovers } }) => count(handovers, 'keine') },
];
