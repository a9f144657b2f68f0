import type {
  AtRiskReason,
  AttendanceClass,
  CefrLevel,
  CertificateKind,
  DropOutReason,
  LevelReason,
  WithdrawalReason,
} from '#contracts';
import type { CoursesEvent } from '../../contract-events.js';
import type { RegistrationPhase } from '../../domain/participation/participation.state.js';

/** A registration as the provider of the run sees it, folded from the person's stream alone. */
export interface RegistrationRow {
  readonly personRef: string;
  readonly runId: string;
  readonly phase: RegistrationPhase;
  /** Day of the phase. */
  readonly since: string;
  readonly registeredOn?: string;
  readonly startedOn?: string;
  readonly heldUntil?: string;
  readonly levelReason?: LevelReason;
  readonly entitlementId?: string;
  /** Why it was refused, taken back or broken off. */
  readonly reason?: 'run-full' | 'run-closed' | WithdrawalReason | DropOutReason;
  readonly attendance?: {
    readonly attendance: AttendanceClass;
    readonly reason?: AtRiskReason;
    readonly on: string;
  };
  readonly interruptedOn?: string;
  readonly modules?: readonly number[];
  readonly result?: { readonly level: CefrLevel; readonly passed: boolean; readonly on: string };
  /** Final tests taken. */
  readonly attempts?: number;
  readonly orientationPassed?: boolean;
  readonly certificates?: readonly CertificateKind[];
  /** Letters that were sent, as `letter|recipient`, with the day. */
  readonly letters?: Readonly<Record<string, string>>;
}

/** The row with the event; undefined where there is none yet. */
export function registrationRowAfter(
  before: RegistrationRow | undefined,
  event: CoursesEvent,
): RegistrationRow | undefined {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'registration-requested': {
      const { levelReason, entitlementId } = event.data;
      return {
        ...inPhase('requested', before, event),
        registeredOn: on,
        ...(levelReason === undefined ? {} : { levelReason }),
        ...(entitlementId === undefined ? {} : { entitlementId }),
      };
    }
    case 'registration-held':
      return { ...inPhase('held', before, event), heldUntil: event.data.heldUntil };
    case 'registration-confirmed':
      return inPhase('confirmed', before, event);
    case 'registration-refused':
      return { ...inPhase('refused', before, event), reason: event.data.reason };
    case 'registration-withdrawn': {
      const { reason } = event.data;
      return { ...inPhase('withdrawn', before, event), ...(reason === undefined ? {} : { reason }) };
    }
    case 'participation-started':
      return { ...inPhase('taking-part', before, event), startedOn: on };
    case 'participation-ended':
      return inPhase('ended', before && resumed(before), event);
    case 'participation-dropped-out':
      return { ...inPhase('dropped-out', before && resumed(before), event), reason: event.data.reason };
    default:
      return before && enteredRow(before, event);
  }
}

/** The row with what the provider entered for the participant. */
function enteredRow(before: RegistrationRow, event: CoursesEvent): RegistrationRow {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'attendance-recorded': {
      const { attendance, reason } = event.data;
      return { ...before, attendance: { attendance, on, ...(reason === undefined ? {} : { reason }) } };
    }
    case 'participation-interrupted':
      return { ...before, interruptedOn: on };
    case 'participation-resumed':
      return resumed(before);
    case 'module-completed':
      return { ...before, modules: [...(before.modules ?? []), event.data.module].toSorted((a, b) => a - b) };
    case 'test-result-recorded': {
      const { level, passed, attempt } = event.data;
      return { ...before, result: { level, passed, on }, attempts: attempt ?? (before.attempts ?? 0) + 1 };
    }
    case 'orientation-test-recorded':
      return { ...before, orientationPassed: event.data.passed };
    case 'certificate-issued':
      return { ...before, certificates: [...(before.certificates ?? []), event.data.certificate] };
    case 'letter-sent':
      return { ...before, letters: { ...before.letters, [`${event.data.letter}|${event.data.recipient}`]: on } };
    default:
      return before;
  }
}

/** Without the interruption: a field that is not there, not an empty one. */
function resumed({ interruptedOn: _over, ...row }: RegistrationRow): RegistrationRow {
  return row;
}

function inPhase(
  phase: RegistrationPhase,
  before: RegistrationRow | undefined,
  event: { readonly effectiveOn: string; readonly data: { readonly personRef: string; readonly runId: string } },
): RegistrationRow {
  const { personRef, runId } = event.data;
  return { ...before, personRef, runId, phase, since: event.effectiveOn };
}
