import type { CefrLevel, MergeGiveUpReason, MergeRefusalReason } from '#contracts';
import type { OfDay, Today } from '../effective-day.js';

export interface ProposeMerge extends OfDay {
  readonly kind: 'propose';
  readonly mergeId: string;
  readonly keptRunId: string;
  readonly dissolvedRunId: string;
  /** The provider that proposes; absent: the coordination. */
  readonly proposedBy?: string;
}
export interface AgreeMerge extends OfDay {
  readonly kind: 'agree';
  readonly providerId: string;
}
export interface RefuseMerge extends OfDay {
  readonly kind: 'refuse';
  readonly providerId: string;
  readonly reason: MergeRefusalReason;
}
/** Somebody got a seat in the run that ends while the others are being asked. */
export interface AskForMerge extends OfDay {
  readonly kind: 'ask';
  readonly registrationId: string;
}
export interface SettleForMerge extends OfDay {
  readonly kind: 'settle';
  readonly registrationId: string;
}
export interface GiveUpMerge extends OfDay {
  readonly kind: 'give-up';
  readonly reason: MergeGiveUpReason;
}
export type RunMergeCommand = ProposeMerge | AgreeMerge | RefuseMerge | AskForMerge | SettleForMerge | GiveUpMerge;

/** A run as a merge must know it. */
export interface MergedRun {
  readonly providerId: string;
  readonly courseType: string;
  readonly entryLevel: CefrLevel;
  readonly planned: boolean;
  /** Registrations that hold a seat. */
  readonly registrationIds: readonly string[];
}

export interface RunMergeFacts extends Today {
  readonly kept?: MergedRun;
  readonly dissolved?: MergedRun;
  /** For how many days the persons are asked, by which rule. */
  readonly answerRule: { readonly ruleId: string; readonly ruleVersion: string; readonly days: number };
}
