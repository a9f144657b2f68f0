import type { LetterKind, LetterRecipient } from '#contracts';
import { addDays } from '../../domain/days.js';
import type { RuleVersion } from '../../domain/rules/dated-rule.js';
import type { Found } from '../../kept-entries.js';
import type { ParticipationRules } from '../../rules/participation-rules.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { RegistrationRow } from '../registrations-of-a-run/registration-row.js';
import type { RunRow } from '../runs/run-row.js';

/** A letter that should go out and did not yet. */
export interface DueLetter {
  readonly registrationId: string;
  readonly personRef: string;
  readonly letter: LetterKind;
  readonly recipient: LetterRecipient;
  /** Day on which it is due; in the past: it is late. */
  readonly dueOn: string;
  /** The rule that it rests on; absent: good practice alone. */
  readonly rule?: { readonly ruleId: string; readonly ruleVersion: string; readonly legalBasis: string };
}

interface Rules {
  readonly book: RuleBook;
  readonly participation: ParticipationRules;
}

const BEFORE_START: readonly string[] = ['requested', 'held', 'confirmed'];

/** The letters that are due for the registrations of a run, by what its rules say today. Nothing goes out by itself. */
export function lettersDue(
  run: RunRow,
  rows: readonly Found<RegistrationRow>[],
  rules: Rules,
  today: string,
): readonly DueLetter[] {
  return rows.flatMap((row) =>
    [...confirmation(row, run), ...lateStart(row, run, rules, today), ...holdExpired(row), ...dropOut(row, run, rules)]
      .filter(({ letter, recipient }) => row.letters?.[`${letter}|${recipient}`] === undefined)
      .map((due) => ({ registrationId: row.id, personRef: row.personRef, ...due })),
  );
}

type Due = Omit<DueLetter, 'registrationId' | 'personRef'>;

const named = (ruleId: string, { version, legalBasis }: RuleVersion & { readonly version: string }) => ({
  rule: { ruleId, ruleVersion: version, legalBasis },
});

const confirmation = ({ phase, since }: RegistrationRow, { phase: ofRun }: RunRow): readonly Due[] =>
  phase === 'confirmed' && ofRun === 'planned'
    ? [{ letter: 'registration-confirmation', recipient: 'person', dueOn: since }]
    : [];

/** The course begins, or should have begun, later after the registration than the rule allows. */
function lateStart(row: RegistrationRow, run: RunRow, { book }: Rules, today: string): readonly Due[] {
  const { phase, registeredOn } = row;
  if (registeredOn === undefined || !BEFORE_START.includes(phase) || run.phase !== 'planned') return [];
  const rule = book.registrationStart(run.plan.courseType, registeredOn);
  if (!rule) return [];
  const { ruleId, version } = rule;
  const lastDay = addDays(registeredOn, version.days);
  if (run.plan.startsOn <= lastDay && today <= lastDay) return [];
  return version.recipients.map((recipient) => ({
    letter: 'late-start',
    recipient,
    dueOn: lastDay,
    ...named(ruleId, version),
  }));
}

const holdExpired = ({ phase, reason, since }: RegistrationRow): readonly Due[] =>
  phase === 'withdrawn' && reason === 'hold-expired'
    ? [{ letter: 'hold-expired', recipient: 'person', dueOn: since }]
    : [];

function dropOut({ phase, since }: RegistrationRow, run: RunRow, { participation }: Rules): readonly Due[] {
  if (phase !== 'dropped-out') return [];
  const rule = participation.dropOutReport(run.plan.courseType, since);
  if (!rule) return [];
  const { ruleId, version } = rule;
  return version.recipients.map((recipient) => ({
    letter: 'drop-out-report',
    recipient,
    dueOn: since,
    ...named(ruleId, version),
  }));
}
