import type {
  EntitlementKind,
  ExtensionReason,
  LapseReason,
  LapseRejection,
  ObjectableDecision,
  ObjectionOutcome,
  RefusalReason,
} from '#contracts';
import type { Effective, Today } from '../effective-day.js';
import type { RuleBook } from '../rule-book/rule-book.js';
import type { EntitlementWithdrawn } from './entitlement.events.js';

interface AboutRight extends Effective {
  readonly entitlementId: string;
  readonly personRef: string;
  readonly kind: EntitlementKind;
}
/** A decision in the name of a body. */
interface Decided extends Effective {
  /** The body in whose name it is decided. */
  readonly decidedBy: string;
  /** Set when a department acts: it decides upon the rights alone that it issued. */
  readonly departments?: readonly string[];
}

export interface IssueEntitlement extends AboutRight {
  readonly type: 'issue-entitlement';
  /** The department that issued it. */
  readonly issuedBy: string;
  /** Day of the residence title, where the law counts from it. */
  readonly titleOn?: string;
  /** The case of the rule that applies, where it has several. */
  readonly ruleCase?: string;
  /** A shorter term that the right itself states (§ 6 Abs. 3 Satz 2 DeuFöV). */
  readonly statedUntil?: string;
}
export interface RefuseEntitlement extends AboutRight {
  readonly type: 'refuse-entitlement';
  readonly refusedBy: string;
  readonly reason: RefusalReason;
}
export interface RegisterEntitlement extends Effective {
  readonly type: 'register-entitlement';
  readonly runId: string;
}
export interface EndRegistration extends Effective {
  readonly type: 'end-registration';
  readonly runId: string;
}
export interface UseEntitlement extends Effective {
  readonly type: 'use-entitlement';
  readonly runId: string;
}
export interface InterruptEntitlement extends Effective {
  readonly type: 'interrupt-entitlement';
  readonly runId: string;
}
export interface ExtendEntitlement extends Decided {
  readonly type: 'extend-entitlement';
  readonly reason: ExtensionReason;
}
export interface WarnOfLapse {
  readonly type: 'warn-of-lapse';
  readonly daysLeft: number;
}
export interface PresumeLapse {
  readonly type: 'presume-lapse';
}
export interface ConfirmLapse extends Decided {
  readonly type: 'confirm-lapse';
  readonly reason: LapseReason;
}
export interface RejectLapse extends Decided {
  readonly type: 'reject-lapse';
  readonly reason: LapseRejection;
}
export interface WithdrawEntitlement extends Effective {
  readonly type: 'withdraw-entitlement';
  readonly reason: EntitlementWithdrawn['data']['reason'];
  readonly decidedBy?: string;
  /** Set when a department acts: it ends the rights alone that it issued. */
  readonly departments?: readonly string[];
}
export interface FileObjection extends Effective {
  readonly type: 'file-objection';
  readonly objectionId: string;
  readonly against: ObjectableDecision;
  /** Set when a department passes it on: it does so for the rights that it decided upon. */
  readonly departments?: readonly string[];
}
export interface SettleObjection extends Decided {
  readonly type: 'settle-objection';
  readonly objectionId: string;
  readonly outcome: ObjectionOutcome;
}

/** What happens to a right once it is there. */
export type EntitlementChange =
  | RegisterEntitlement
  | EndRegistration
  | UseEntitlement
  | InterruptEntitlement
  | ExtendEntitlement
  | WarnOfLapse
  | PresumeLapse
  | ConfirmLapse
  | RejectLapse
  | WithdrawEntitlement
  | FileObjection
  | SettleObjection;
export type EntitlementCommand = IssueEntitlement | RefuseEntitlement | EntitlementChange;

export interface EntitlementFacts extends Today {
  readonly rules: RuleBook;
  /** Whether the person's stream says that she was taken in. Read for issuing and refusing alone. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  /** A machine presumes and notes; what takes something from a person takes a named person (Art. 22 DSGVO). */
  readonly actor: 'person' | 'machine';
}
