import type {
  ErasedEvent,
  EventOf,
  MergeAnswer,
  MergeGiveUpReason,
  mergeQuestionEvents,
  MergeRefusalReason,
  MergeSettlement,
  runMergeEvents,
} from '#contracts';

export type MergeEvent =
  EventOf<(typeof runMergeEvents)[number]> | EventOf<(typeof mergeQuestionEvents)[number]> | ErasedEvent;

export interface MergeQuestion {
  readonly personRef: string;
  readonly registrationId: string;
  readonly askedOn: string;
  readonly answerDueOn: string;
  readonly answer?: MergeAnswer;
  readonly outcome?: MergeSettlement;
}

/** What one stream says of a merge: its own, or that of one question. */
export interface MergeSection {
  readonly merge?: MergeView;
  readonly question?: MergeQuestion;
}

/** A merge of two runs with its state. */
export interface MergeView {
  readonly mergeId: string;
  readonly keptRunId: string;
  readonly keptProvider: string;
  readonly dissolvedRunId: string;
  readonly dissolvedProvider: string;
  readonly proposedBy?: string;
  readonly proposedOn: string;
  readonly state: 'proposed' | 'asking' | 'completed' | 'refused' | 'given-up';
  readonly agreed: readonly string[];
  readonly refused?: { readonly by: string; readonly reason: MergeRefusalReason };
  readonly givenUp?: MergeGiveUpReason;
  readonly answersDueOn?: string;
  readonly endedOn?: string;
  readonly questions: readonly MergeQuestion[];
}

/** A section after one event more. */
export function evolveMerge(section: MergeSection, event: MergeEvent): MergeSection {
  const { effectiveOn: on } = event;
  const change = (to: Partial<MergeView>): MergeSection =>
    section.merge ? { ...section, merge: { ...section.merge, ...to } } : section;
  switch (event.type) {
    case 'run-merge-proposed':
      return { merge: { ...event.data, proposedOn: on, state: 'proposed', agreed: [], questions: [] } };
    case 'run-merge-agreed':
      return change({ agreed: [...(section.merge?.agreed ?? []), event.data.providerId] });
    case 'run-merge-refused':
      return change({
        state: 'refused',
        endedOn: on,
        refused: { by: event.data.providerId, reason: event.data.reason },
      });
    case 'run-merge-asking-begun':
      return change({ state: 'asking', answersDueOn: event.data.answersDueOn });
    case 'run-merge-completed':
      return change({ state: 'completed', endedOn: on });
    case 'run-merge-given-up':
      return change({ state: 'given-up', endedOn: on, givenUp: event.data.reason });
    case 'merge-question-put': {
      const { personRef, registrationId, answerDueOn } = event.data;
      return { question: { personRef, registrationId, askedOn: on, answerDueOn } };
    }
    case 'merge-question-answered':
      return section.question ? { question: { ...section.question, answer: event.data.answer } } : section;
    case 'merge-question-settled':
      return section.question ? { question: { ...section.question, outcome: event.data.outcome } } : section;
    case 'run-merge-person-asked':
    case 'run-merge-person-settled':
      return section;
    case 'erased':
      return {};
  }
}

/** The merge with all questions of it; undefined as long as only a question was heard of. */
export function mergeView(sections: readonly MergeSection[]): MergeView | undefined {
  const merge = sections.find((section) => section.merge)?.merge;
  if (!merge) return undefined;
  const questions = sections
    .flatMap(({ question }) => question ?? [])
    .toSorted((one, other) => (one.registrationId < other.registrationId ? -1 : 1));
  return { ...merge, questions };
}
