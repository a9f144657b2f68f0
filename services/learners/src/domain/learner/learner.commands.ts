import type { Effective } from '../effective-day.js';
import type {
  DatumDisputed,
  DisputeSettled,
  DuplicateDismissed,
  LanguageLevelAssessed,
  LanguageLevelCorrected,
  LearnerIdentityCorrected,
  LearnerMerged,
  LearnerMergeUndone,
  LearnerMoved,
  LearnerTakenIn,
  LiteracyRecorded,
  NeedsRecorded,
} from './learner.events.js';

/** What puts a datum right may settle the dispute about it at once. */
export interface Settling {
  readonly settles?: string;
}

export type EnrollLearner = { readonly type: 'enroll-learner' } & LearnerTakenIn['data'] & Effective;
export type AssessLevel = { readonly type: 'assess-level' } & LanguageLevelAssessed['data'] & Effective;
export type CorrectLevel = { readonly type: 'correct-level' } & LanguageLevelCorrected['data'] & Effective & Settling;
export type RecordLiteracy = { readonly type: 'record-literacy' } & LiteracyRecorded['data'] & Effective & Settling;
export type RecordNeeds = { readonly type: 'record-needs' } & NeedsRecorded['data'] & Effective & Settling;
export type MoveLearner = { readonly type: 'move-learner' } & LearnerMoved['data'] & Effective & Settling;
export type CorrectIdentity = { readonly type: 'correct-identity' } & LearnerIdentityCorrected['data'] &
  Effective &
  Settling;
export type DisputeDatum = { readonly type: 'dispute-datum' } & DatumDisputed['data'] & Effective;
export type SettleDispute = { readonly type: 'settle-dispute' } & DisputeSettled['data'] & Effective;
/** Decided on the day itself. */
interface OfToday {
  readonly effectiveOn?: never;
}
export type MergeLearner = { readonly type: 'merge-learner' } & LearnerMerged['data'] & OfToday;
export type UndoMerge = { readonly type: 'undo-merge' } & Omit<LearnerMergeUndone['data'], 'from'> & OfToday;
export type DismissDuplicate = { readonly type: 'dismiss-duplicate' } & DuplicateDismissed['data'] & OfToday;

/** What puts a datum of a person down, or right. */
export type DatumCommand = AssessLevel | CorrectLevel | RecordLiteracy | RecordNeeds | MoveLearner | CorrectIdentity;
export type DisputeCommand = DisputeDatum | SettleDispute;
/** What decides whether two references are of one person. */
export type PairCommand = MergeLearner | UndoMerge | DismissDuplicate;
export type LearnerCommand = EnrollLearner | DatumCommand | DisputeCommand | PairCommand;
