import type { CefrLevel, DropOutReason } from '#contracts';
import type { CaseEntry } from './case-entry.js';
import { change } from './change.js';

export interface RegistrationState {
  readonly runId: string;
  readonly state: 'requested' | 'held' | 'confirmed' | 'refused' | 'withdrawn' | 'started' | 'ended' | 'dropped-out';
  readonly since: string;
  /** Day on which the seat was asked for. */
  readonly registeredOn?: string;
  /** Until when the seat is held, and by which rule. */
  readonly held?: { readonly until: string; readonly ruleId: string; readonly ruleVersion: string };
  /** Of one that ended before its time: why. */
  readonly droppedFor?: DropOutReason;
  /** Who was told that the course begins late. */
  readonly toldOfDelay?: readonly string[];
  readonly result?: CefrLevel;
}

export type RegistrationEntry = Extract<
  CaseEntry,
  {
    readonly type:
      | `registration-${'requested' | 'held' | 'confirmed' | 'refused' | 'withdrawn'}`
      | `participation-${'started' | 'ended' | 'dropped-out'}`
      | 'test-result-recorded'
      | 'letter-sent';
  }
>;
type Registrations = Readonly<Record<string, RegistrationState>>;

/** The registrations of a case after one entry more. */
export function evolveRegistrations(registrations: Registrations, entry: RegistrationEntry): Registrations {
  const { registrationId } = entry.data;
  const on = entry.effectiveOn;
  const known = registrations[registrationId];
  const into = (state: RegistrationState['state'], more: Partial<RegistrationState> = {}): Registrations => ({
    ...registrations,
    [registrationId]: { ...known, runId: entry.data.runId, state, since: on, ...more },
  });
  switch (entry.type) {
    case 'registration-requested':
      return known ? registrations : into('requested', { registeredOn: on });
    case 'registration-held': {
      // What became of the seat may bear an earlier day.
      if (known !== undefined && known.state !== 'requested') return registrations;
      const { heldUntil: until, ruleId, ruleVersion } = entry.data;
      return into('held', { held: { until, ruleId, ruleVersion } });
    }
    case 'registration-confirmed':
      return into('confirmed');
    case 'registration-refused':
      return into('refused');
    case 'registration-withdrawn':
      return into('withdrawn');
    case 'participation-started':
      return into('started');
    case 'participation-ended':
      return into('ended');
    case 'participation-dropped-out':
      return into('dropped-out', { droppedFor: entry.data.reason });
    case 'test-result-recorded':
      return change(registrations, registrationId, { result: entry.data.level });
    case 'letter-sent':
      return entry.data.letter === 'late-start'
        ? change(registrations, registrationId, { toldOfDelay: [...(known?.toldOfDelay ?? []), entry.data.recipient] })
        : registrations;
    default:
      return entry satisfies never;
  }
}
