import { workingDayFromImport } from '../relative-day.js';
import { courseType } from './course-types.js';
import type { Cells, Ledger } from './ledger.js';
import { type Run, RUNS, runAt, stageOf } from './runs.js';

/** What a demo account does by the API: see `first-start/office-work.ts`. */
export interface Deed {
  readonly as: string;
  readonly to: string;
  readonly body?: object;
  readonly name?: string;
}

const on = (offset: number): string => `{day ${workingDayFromImport(offset)}}`;
const ahead = (offset: number): string => `{day T${offset === 0 ? '' : `+${offset}`}}`;
const person = (row: Cells): string => `{person ${row['personen_nr']}}`;
const registration = (row: Cells): string => `{registration ${row['anmeldung_nr']}}`;
const runOf = ({ number }: Run): string => `{run ${number}}`;

/** The providers that have a demo account; for the others the course coordination works. */
const WITH_ACCOUNT = ['vhs', 'weidenpfad', 'moorblick', 'wortwechsel', 'silbenreich'];
const accountOf = (provider: string): string => (WITH_ACCOUNT.includes(provider) ? provider : 'kurskoordination');
const COORDINATION = 'kurskoordination';

/** What no file brings: work of the offices in three steps, each built upon what the last one left. */
export function officeWork(ledger: Ledger): readonly (readonly Deed[])[] {
  const seen = new Seen(ledger);
  return [
    [
      ...agreementsProposed(),
      ...mediationsAsked(),
      ...meetingsConvened(),
      ...mergesProposed(),
      ...followUps(seen),
      ...consents(seen),
      ...seatsHeld(seen),
      ...rightsDisputed(seen),
      ...lettersSent(seen),
    ],
    [...agreementsAnswered(), ...mediationsTaken(), ...itemsAgreed(), ...mergesAnswered(), ...consentsRevoked()],
    [...mediationsConcluded(), ...outcomes(), ...mergeAnswers(seen)],
  ];
}

/** What the files say, as the offices look things up. */
class Seen {
  constructor(private readonly ledger: Ledger) {}

  /** Who is registered for a run and has not left it. */
  in(run: Run): readonly Cells[] {
    return this.ledger
      .written('anmeldungen')
      .filter((row) => row['kurs_nr'] === run.number && row['abgebrochen_am'] === undefined);
  }

  left(run: Run): readonly Cells[] {
    return this.ledger
      .written('anmeldungen')
      .filter((row) => row['kurs_nr'] === run.number && row['abgebrochen_am'] !== undefined);
  }

  /** Who waits and was taken in by a provider. */
  waitingOf(provider: string, type: string): readonly Cells[] {
    const own = new Set(
      this.ledger
        .written('personen')
        .filter((row) => row['aufgenommen_von'] === provider)
        .map((row) => row['personen_nr']),
    );
    return this.ledger
      .written('wartende')
      .filter((row) => row['kursart'] === type && row['beendet_am'] === undefined && own.has(row['personen_nr']));
  }

  obliged(row: Cells): boolean {
    return this.ledger
      .written('verpflichtungen')
      .some((duty) => duty['personen_nr'] === row['personen_nr'] && duty['befreit_am'] === undefined);
  }

  lapsedByDecision(): readonly Cells[] {
    return this.ledger.written('berechtigungen').filter((right) => right['beendet_grund'] === 'verfallen');
  }

  dayOf(cell: Cells[string]): number {
    return Number(/^T([+-]\d+)?/.exec(String(cell))?.[1] ?? 0);
  }
}

// Agreements: one in force, one that the VHS is asked for, one that it asks for.
const agreementsProposed = (): readonly Deed[] => [
  {
    as: 'weidenpfad',
    to: 'courses/v1/handover-agreements',
    body: { partnerId: 'moorblick', answerDays: 7, startDays: 28, courseStartDays: 42, validFrom: ahead(0) },
    name: 'fast pair',
  },
  {
    as: 'silbenreich',
    to: 'courses/v1/handover-agreements',
    body: { partnerId: 'vhs', answerDays: 10, startDays: 28, validFrom: ahead(7) },
  },
  {
    as: 'vhs',
    to: 'courses/v1/handover-agreements',
    body: { partnerId: 'wendeltreppe', answerDays: 7, validFrom: ahead(7) },
  },
];
const agreementsAnswered = (): readonly Deed[] => [
  { as: 'moorblick', to: 'courses/v1/handover-agreements/{answer fast pair}_1/agree' },
];

// Mediation: one asked for, one taken on, one with its result.
const mediationsAsked = (): readonly Deed[] => [
  { as: 'vhs', to: 'courses/v1/mediations', body: { partnerId: 'silbenreich', reason: 'no-answer' }, name: 'taken' },
  { as: 'wortwechsel', to: 'courses/v1/mediations', body: { partnerId: 'silbenreich', reason: 'start-delayed' } },
  { as: 'weidenpfad', to: 'courses/v1/mediations', body: { partnerId: 'vhs', reason: 'data-disputed' }, name: 'ended' },
];
const mediationsTaken = (): readonly Deed[] =>
  ['taken', 'ended'].map((name) => ({ as: COORDINATION, to: `courses/v1/mediations/{answer ${name}}/accept` }));
const mediationsConcluded = (): readonly Deed[] => [
  { as: COORDINATION, to: 'courses/v1/mediations/{answer ended}/conclude', body: { result: 'settled' } },
];

// The providers' meeting: the last one with what was agreed and what came of it, and the next one.
const meetingsConvened = (): readonly Deed[] => [
  { as: COORDINATION, to: 'courses/v1/coordination-meetings', body: { heldOn: on(-20) }, name: 'last meeting' },
  { as: COORDINATION, to: 'courses/v1/coordination-meetings', body: { heldOn: on(9) } },
];
const item = (name: string, body: object): Deed => ({
  as: COORDINATION,
  to: 'courses/v1/coordination-meetings/{answer last meeting}/items',
  body,
  name,
});
const itemsAgreed = (): readonly Deed[] => [
  item('offers', about(runAt('vhs', -97), 'offer-handovers', 'vhs', 2)),
  item('seats', about(runAt('vhs', 12), 'keep-seats', 'vhs', -6)),
  item('merging', about(runAt('querbeet', 14), 'merge-runs', 'querbeet', 4)),
  item('childcare', { subject: 'all', agreed: 'arrange-childcare', owner: 'weidenpfad', dueOn: ahead(10) }),
  item('report', { subject: 'all', agreed: 'report-back', owner: 'moorblick', dueOn: on(-5) }),
  item('further run', about(runAt('silbenreich', 15), 'open-further-run', 'silbenreich', -3)),
];
const about = (run: Run, agreed: string, owner: string, due: number): object => ({
  subject: 'course-run',
  subjectId: runOf(run),
  agreed,
  owner,
  dueOn: due < 0 ? on(due) : ahead(due),
});
const outcome = (as: string, name: string, result: string): Deed => ({
  as,
  to: `courses/v1/coordination-meetings/{answer last meeting}/items/{answer ${name}}/outcome`,
  body: { outcome: result },
});
const outcomes = (): readonly Deed[] => [
  outcome('vhs', 'seats', 'done'),
  outcome('moorblick', 'report', 'done-in-part'),
  outcome('silbenreich', 'further run', 'not-done'),
];

// Merges: one whose people are being asked, one that waits for the VHS, one that was refused: the evening runs stay proposals.
const DISSOLVED = runAt('querbeet', 38);
const merge = (as: string, kept: Run, dissolved: Run, more: { name?: string; providerId?: string } = {}): Deed => ({
  as,
  to: 'courses/v1/run-merges',
  body: {
    keptRunId: runOf(kept),
    dissolvedRunId: runOf(dissolved),
    ...(more.providerId === undefined ? {} : { providerId: more.providerId }),
  },
  ...(more.name === undefined ? {} : { name: more.name }),
});
const mergesProposed = (): readonly Deed[] => [
  merge('weidenpfad', runAt('weidenpfad', 21), DISSOLVED, { name: 'asking' }),
  merge('weidenpfad', runAt('vhs', 36), runAt('weidenpfad', 41)),
  merge(COORDINATION, runAt('morgenrot', 10), runAt('querbeet', 14), { name: 'refused', providerId: 'querbeet' }),
];
const mergesAnswered = (): readonly Deed[] => [
  { as: COORDINATION, to: 'courses/v1/run-merges/{answer asking}/agree', body: { providerId: 'querbeet' } },
  {
    as: COORDINATION,
    to: 'courses/v1/run-merges/{answer refused}/refuse',
    body: { providerId: 'morgenrot', reason: 'dates-do-not-fit' },
  },
];
const mergeAnswers = (seen: Seen): readonly Deed[] =>
  seen
    .in(DISSOLVED)
    .slice(0, 2)
    .map((row, place) => ({
      as: COORDINATION,
      to: `courses/v1/run-merges/{answer asking}/answers/${registration(row)}`,
      body: { answer: place === 0 ? 'declines' : 'accepts' },
    }));

// Follow-ups of one's own and of the office, and somebody who stands in.
function followUps(seen: Seen): readonly Deed[] {
  const of = (as: string, row: Cells | undefined, body: object): readonly Deed[] =>
    row ? [{ as, to: 'learners/v1/follow-ups', body: { personRef: person(row), ...body } }] : [];
  const ending = seen.in(runAt('vhs', -97));
  const vocational = seen.in(runAt('vhs', -137));
  const offered = seen.in(runAt('wortwechsel', -163));
  return [
    ...of('vhs', ending[3], { subject: 'call-person', dueOn: ahead(0) }),
    ...of('vhs', ending[4], { subject: 'documents-missing', dueOn: ahead(1), note: 'Zertifikat nachreichen' }),
    ...of('vhs', vocational[2], { subject: 'check-handover', dueOn: ahead(6), forOffice: true }),
    ...of('vhs-vertretung', vocational[5], { subject: 'childcare', dueOn: ahead(2) }),
    ...of('wortwechsel', offered[0], { subject: 'check-handover', dueOn: ahead(0) }),
    ...of('wortwechsel', offered[1], { subject: 'check-entitlement', dueOn: ahead(5) }),
    ...of('silbenreich', seen.in(runAt('silbenreich', 15))[0], { subject: 'check-registration', dueOn: ahead(1) }),
    ...of('weidenpfad', seen.in(runAt('weidenpfad', -75))[0], { subject: 'ask-consent', dueOn: ahead(3) }),
    ...of('moorblick', seen.in(runAt('moorblick', -30))[0], { subject: 'call-person', dueOn: ahead(1) }),
    ...of(COORDINATION, offered[0], { subject: 'check-handover', dueOn: ahead(0) }),
    ...of(COORDINATION, seen.in(DISSOLVED)[1], { subject: 'call-person', dueOn: ahead(2) }),
    ...of('migrationsstelle', seen.in(runAt('vhs', -45))[0], { subject: 'check-entitlement', dueOn: ahead(4) }),
    ...of('bildungsbuero', seen.in(runAt('vhs', -45))[1], { subject: 'transition-step', dueOn: ahead(8) }),
    {
      as: 'vhs-vertretung',
      to: 'learners/v1/deputies',
      body: { deputy: 'demo-vhs', from: ahead(0), to: ahead(12) },
    },
  ];
}

// Consents where no paragraph allows the transfer; one of them was taken back.
function consents(seen: Seen): readonly Deed[] {
  const told = ['purpose', 'consequences-of-refusal', 'revocability'];
  const granted = (row: Cells | undefined, name: string, body: object): readonly Deed[] =>
    row
      ? [
          {
            as: 'vhs',
            to: 'learners/v1/consents',
            body: { personRef: person(row), told, givenBy: 'self', form: 'written', effectiveOn: on(-9), ...body },
            name,
          },
        ]
      : [];
  const county = seen.in(runAt('vhs', -45));
  const handover = { purpose: 'handover', courseTypes: ['LAND_BASIS'], data: ['level', 'needs', 'contact'] };
  return [
    ...granted(county[0], 'consent', { recipient: 'ankommen', ...handover }),
    ...granted(county[1], 'consent revoked', { recipient: 'sprachboot', ...handover }),
    ...granted(county[2], 'appointment', {
      recipientKind: 'municipality',
      recipient: county[2] && TWISTRINGEN,
      purpose: 'next-appointment',
      data: ['appointment', 'contact'],
    }),
  ];
}
const TWISTRINGEN = '03251042';
const consentsRevoked = (): readonly Deed[] => [
  { as: 'vhs', to: 'learners/v1/consents/{answer consent revoked}/revoke', body: { effectiveOn: on(-2) } },
];

// Seats held until the provider confirms.
function seatsHeld(seen: Seen): readonly Deed[] {
  const beginners = runAt('vhs', 8);
  const vocational = runAt('vhs', 12);
  const hold = (run: Run, row: Cells): Deed => ({
    as: 'vhs',
    to: 'courses/v1/registrations',
    body: { personRef: person(row), runId: runOf(run), hold: true },
  });
  return [
    ...seen
      .waitingOf('vhs', beginners.type)
      .slice(0, 2)
      .map((row) => hold(beginners, row)),
    ...seen
      .waitingOf('vhs', vocational.type)
      .slice(0, 1)
      .map((row) => hold(vocational, row)),
  ];
}

// An objection to a lapse, and a report of somebody obliged who comes irregularly.
function rightsDisputed(seen: Seen): readonly Deed[] {
  const [lapsed] = seen.lapsedByDecision();
  const reported = seen.in(runAt('vhs', -60)).find((row) => seen.obliged(row));
  return [
    ...(lapsed
      ? [
          {
            as: 'migrationsstelle',
            to: `learners/v1/entitlements/{right ${lapsed['recht_nr']}}/objections`,
            body: { against: 'withdrawal' },
          },
        ]
      : []),
    ...(reported
      ? [
          {
            as: 'vhs',
            to: 'learners/v1/attendance-reports',
            body: { personRef: person(reported), runId: runOf(runAt('vhs', -60)), reason: 'irregular-attendance' },
          },
        ]
      : []),
  ];
}

/** Older letters are out: what is due since then is what an office finds on its table. */
const LETTERS_UNTIL = -9;
function lettersSent(seen: Seen): readonly Deed[] {
  const sent = (run: Run, row: Cells, letter: string, recipient: string): Deed => ({
    as: accountOf(run.provider),
    to: `courses/v1/registrations/${person(row)}/${registration(row)}/letters`,
    body: { letter, recipient },
  });
  const confirmed = RUNS.filter((run) => stageOf(run) === 'planned').flatMap((run) =>
    seen
      .in(run)
      .filter((row) => seen.dayOf(row['angemeldet_am']) < LETTERS_UNTIL)
      .map((row) => sent(run, row, 'registration-confirmation', 'person')),
  );
  const dropped = RUNS.filter(({ type }) => courseType(type).right === 'Berufssprachkurs').flatMap((run) =>
    seen
      .left(run)
      .filter((row) => seen.dayOf(row['abgebrochen_am']) < LETTERS_UNTIL)
      .flatMap((row) => ['bamf', 'issuing-body'].map((to) => sent(run, row, 'drop-out-report', to))),
  );
  const reports = WITH_ACCOUNT.map((as) => ({
    as,
    to: 'courses/v1/reports/registrations/sent',
    body: { from: '{day T-33}', to: '{day T-20}' },
  }));
  return [...confirmed, ...dropped, ...reports];
}

/** The file as it is written: one deed a line, so that a change shows as one. */
export const officeWorkText = (stages: readonly (readonly Deed[])[]): string =>
  `[\n${stages.map((deeds) => `  [\n${deeds.map((deed) => `    ${JSON.stringify(deed)}`).join(',\n')}\n  ]`).join(',\n')}\n]\n`;
