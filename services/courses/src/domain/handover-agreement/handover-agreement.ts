import type { ErasedEvent, EventOf, handoverAgreementEvents } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { laterOf } from '../days.js';
import type { Today } from '../effective-day.js';
import type { PromisedDays } from '../handover/handover.commands.js';

export type HandoverAgreementEvent = EventOf<(typeof handoverAgreementEvents)[number]>;
type Terms = Extract<HandoverAgreementEvent, { readonly type: 'handover-agreement-proposed' }>['data'];

export interface ProposeAgreement extends Omit<PromisedDays, 'agreementId'> {
  readonly kind: 'propose';
  readonly pairId: string;
  /** On whose behalf; that the caller may act for it was checked at the edge. */
  readonly providerId: string;
  readonly partnerId: string;
  readonly validFrom: string;
  readonly validTo?: string;
}
export interface AnswerAgreement {
  readonly kind: 'agree' | 'decline';
  readonly agreementId: string;
  readonly providerId: string;
}
export interface EndAgreement {
  readonly kind: 'end';
  readonly agreementId: string;
  readonly providerId: string;
  /** The last day on which an offer rests on it. */
  readonly lastDay: string;
}
export type HandoverAgreementCommand = ProposeAgreement | AnswerAgreement | EndAgreement;

export interface HandoverAgreementFacts extends Today {
  /** Gathered for a proposal. */
  readonly partnerKnown?: boolean;
}

export interface Agreement {
  readonly terms: Terms;
  readonly phase: 'proposed' | 'agreed' | 'declined';
  readonly agreedOn?: string;
  readonly lastDay?: string;
}

/** All that two providers ever proposed to each other, in its order. */
export interface HandoverAgreementState {
  readonly agreements: ReadonlyMap<string, Agreement>;
}

/** Guards that both providers of a promise agree to it; each ends it alone. One stream a pair. */
export const handoverAgreementDecider: Decider<
  HandoverAgreementState,
  HandoverAgreementCommand,
  HandoverAgreementEvent,
  HandoverAgreementFacts
> = {
  aggregate: 'handover-agreement',
  initial: { agreements: new Map() },
  evolve,
  decide,
};

function evolve(state: HandoverAgreementState, event: HandoverAgreementEvent | ErasedEvent): HandoverAgreementState {
  switch (event.type) {
    case 'handover-agreement-proposed':
      return including(state, event.data.agreementId, { terms: event.data, phase: 'proposed' });
    case 'handover-agreement-agreed':
      return changed(state, event.data.agreementId, { phase: 'agreed', agreedOn: event.effectiveOn });
    case 'handover-agreement-declined':
      return changed(state, event.data.agreementId, { phase: 'declined' });
    case 'handover-agreement-ended':
      return changed(state, event.data.agreementId, { lastDay: event.data.lastDay });
    case 'erased':
      return state;
  }
}

const including = ({ agreements }: HandoverAgreementState, id: string, one: Agreement): HandoverAgreementState => ({
  agreements: new Map(agreements).set(id, one),
});

function changed(state: HandoverAgreementState, id: string, change: Partial<Agreement>): HandoverAgreementState {
  const known = state.agreements.get(id);
  return known ? including(state, id, { ...known, ...change }) : state;
}

function decide(
  state: HandoverAgreementState,
  command: HandoverAgreementCommand,
  facts: HandoverAgreementFacts,
): Decision<HandoverAgreementEvent> {
  if (command.kind === 'propose') return propose(state, command, facts);
  const { agreementId, providerId } = command;
  const agreement = state.agreements.get(agreementId);
  // The same for an agreement between others as for none: no hints.
  if (!agreement?.terms.providers.includes(providerId))
    return refuse('agreement-unknown', 'not-found', 'There is no such agreement.');
  const { pairId, providers } = agreement.terms;
  const data = { agreementId, pairId, providers, by: providerId };
  const effectiveOn = facts.today;
  if (command.kind === 'end') return end(agreement, command, data, effectiveOn);
  if (agreement.phase !== 'proposed')
    return refuse('agreement-answered', 'conflict', 'This proposal was answered already.');
  if (command.kind === 'decline')
    return accept<HandoverAgreementEvent>({ type: 'handover-agreement-declined', effectiveOn, data });
  if (agreement.terms.by === providerId)
    return refuse('own-proposal', 'forbidden', 'The other provider agrees to a proposal.', '/providerId');
  return accept<HandoverAgreementEvent>({ type: 'handover-agreement-agreed', effectiveOn, data });
}

function propose(
  { agreements }: HandoverAgreementState,
  command: ProposeAgreement,
  { today, partnerKnown = false }: HandoverAgreementFacts,
): Decision<HandoverAgreementEvent> {
  const { pairId, providerId, partnerId, answerDays, startDays, courseStartDays, validFrom, validTo } = command;
  if (partnerId === providerId)
    return refuse('agreement-with-itself', 'invalid', 'An agreement is between two providers.', '/partnerId');
  if (!partnerKnown) return refuse('partner-unknown', 'invalid', 'No such provider takes part.', '/partnerId');
  if (answerDays === undefined && startDays === undefined && courseStartDays === undefined)
    return refuse('nothing-promised', 'invalid', 'Promise the days of one stage at least.', '/answerDays');
  if (validTo !== undefined && validTo < laterOf(validFrom, today))
    return refuse('agreement-over', 'invalid', 'The last day lies before the first one, or has passed.', '/validTo');
  if ([...agreements.values()].some(({ phase }) => phase === 'proposed'))
    return refuse('proposal-open', 'conflict', 'A proposal between the two waits for its answer.');
  const terms: Terms = {
    agreementId: `${pairId}_${agreements.size + 1}`,
    pairId,
    providers: [providerId, partnerId].toSorted(),
    by: providerId,
    ...(answerDays === undefined ? {} : { answerDays }),
    ...(startDays === undefined ? {} : { startDays }),
    ...(courseStartDays === undefined ? {} : { courseStartDays }),
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
  };
  return accept<HandoverAgreementEvent>({ type: 'handover-agreement-proposed', effectiveOn: today, data: terms });
}

function end(
  { phase, lastDay: ended }: Agreement,
  { lastDay }: EndAgreement,
  data: { agreementId: string; pairId: string; providers: string[]; by: string },
  today: string,
): Decision<HandoverAgreementEvent> {
  if (phase !== 'agreed') return refuse('agreement-not-agreed', 'conflict', 'Only what was agreed can be ended.');
  if (ended !== undefined) return refuse('agreement-ended', 'conflict', 'The agreement was ended already.');
  // What was promised on an offer made before stays promised.
  if (lastDay < today)
    return refuse('last-day-passed', 'invalid', 'The last day is today at the earliest.', '/lastDay');
  return accept<HandoverAgreementEvent>({
    type: 'handover-agreement-ended',
    effectiveOn: today,
    data: { ...data, lastDay },
  });
}

/** The promise for an offer made on `day`: of several the one that began last. It binds nobody before both agreed. */
export function promiseOn({ agreements }: HandoverAgreementState, day: string): PromisedDays | undefined {
  const inForce = [...agreements.values()]
    .flatMap(({ terms, agreedOn, lastDay }) =>
      agreedOn === undefined ? [] : [{ terms, from: laterOf(terms.validFrom, agreedOn), lastDay }],
    )
    .filter(({ terms: { validTo = day }, from, lastDay = day }) => from <= day && day <= validTo && day <= lastDay);
  const last = inForce.reduce<(typeof inForce)[number] | undefined>(
    (found, one) => (found === undefined || one.from >= found.from ? one : found),
    undefined,
  );
  if (!last) return undefined;
  const { agreementId, answerDays, startDays, courseStartDays } = last.terms;
  return {
    agreementId,
    ...(answerDays === undefined ? {} : { answerDays }),
    ...(startDays === undefined ? {} : { startDays }),
    ...(courseStartDays === undefined ? {} : { courseStartDays }),
  };
}
