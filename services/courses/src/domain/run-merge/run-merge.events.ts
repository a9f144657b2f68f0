import type { EventOf, mergeQuestionEvents, runMergeEvents, runMergeProposed } from '#contracts';

export type RunMergeEvent = EventOf<(typeof runMergeEvents)[number]>;
export type RunMergeProposed = EventOf<typeof runMergeProposed>;
export type MergeQuestionEvent = EventOf<(typeof mergeQuestionEvents)[number]>;
