import type {
  ErasedEvent,
  EventOf,
  ObligationEnd,
  obligationEvents,
  ObligationExemption,
  ObligationReason,
} from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import { governingOn, namesOf, type RuleBook } from '../rule-book/rule-book.js';

export type ObligationEvent = EventOf<(typeof obligationEvents)[number]>;
type Imposed = Extract<ObligationEvent, { readonly type: 'obligation-imposed' }>;

export interface ImposeObligation extends Effective {
  readonly type: 'impose-obligation';
  readonly obligationId: string;
  readonly personRef: string;
  /** The body in whose name it is imposed. */
  readonly imposedBy: string;
  readonly reason: ObligationReason;
  /** Day by which the person is to register. */
  readonly registerBy?: string;
}
interface OfBody extends Effective {
  /** Set when a department acts: it changes the obligations alone that it imposed. */
  readonly departments?: readonly string[];
}
export interface ExemptFromObligation extends OfBody {
  readonly type: 'exempt-from-obligation';
  readonly exemption: ObligationExemption;
}
export interface EndObligation extends OfBody {
  readonly type: 'end-obligation';
  readonly reason: ObligationEnd;
}
export type ObligationCommand = ImposeObligation | ExemptFromObligation | EndObligation;

export interface ImposedObligation {
  readonly phase: 'in-force' | 'exempted' | 'ended';
  readonly obligation: Imposed['data'];
  readonly imposedOn: string;
  readonly endedOn?: string;
}
export type ObligationState = { readonly phase: 'unknown' } | ImposedObligation | { readonly phase: 'erased' };

export interface ObligationFacts extends Today {
  readonly rules: RuleBook;
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  /** To oblige, to exempt and to end takes a named person (Art. 22 DSGVO). */
  readonly actor: 'person' | 'machine';
}

/** Guards what one body demands of one person: imposed with a reason of the rule, then exempted or ended, once. */
export const obligationDecider: Decider<ObligationState, ObligationCommand, ObligationEvent, ObligationFacts> = {
  aggregate: 'obligation',
  initial: { phase: 'unknown' },
  evolve: evolveObligation,
  decide: (state, command, facts) => {
    if (facts.actor !== 'person')
      return refuse('named-person-required', 'forbidden', 'Only a named person decides upon an obligation.');
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'impose-obligation') return impose(state, command, facts);
    if (state.phase === 'unknown') return refuse('obligation-unknown', 'not-found', 'This id names no obligation.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    return finish(state, command, facts);
  },
};

function evolveObligation(state: ObligationState, event: ObligationEvent | ErasedEvent): ObligationState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'obligation-imposed')
    return { phase: 'in-force', obligation: event.data, imposedOn: event.effectiveOn };
  if (state.phase === 'unknown' || state.phase === 'erased') return state;
  switch (event.type) {
    case 'obligation-exempted':
      return { ...state, phase: 'exempted', endedOn: event.effectiveOn };
    case 'obligation-ended':
      return { ...state, phase: 'ended', endedOn: event.effectiveOn };
    default:
      return event satisfies never;
  }
}

function impose(state: ObligationState, command: ImposeObligation, facts: ObligationFacts): Decision<ObligationEvent> {
  const { obligationId, personRef, imposedBy, reason, registerBy } = command;
  const effectiveOn = dayOf(command, facts);
  if (state.phase !== 'unknown')
    return refuse('obligation-already-imposed', 'conflict', 'This obligation exists already.');
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  if (registerBy !== undefined && registerBy < effectiveOn)
    return refuse(
      'register-before-obligation',
      'invalid',
      'The registration is due before the obligation.',
      '/registerBy',
    );
  const rule = governingOn(facts.rules, 'obligation', effectiveOn);
  if (!rule) return refuse('no-rule-on-day', 'rule', 'No rule knows such an obligation on this day.', '/effectiveOn');
  const ground = rule.version.parameters.reasons?.[reason];
  if (!ground?.bodies.includes(imposedBy))
    return refuse('reason-of-another-body', 'rule', 'The law gives this reason to another body.', '/reason');
  return accept({
    type: 'obligation-imposed',
    effectiveOn,
    data: {
      personRef,
      obligationId,
      imposedBy,
      reason,
      legalBasis: ground.legalBasis,
      ...namesOf(rule),
      ...(registerBy === undefined ? {} : { registerBy }),
    },
  });
}

function finish(
  state: ImposedObligation,
  command: ExemptFromObligation | EndObligation,
  facts: ObligationFacts,
): Decision<ObligationEvent> {
  const { phase, obligation, imposedOn } = state;
  const { personRef, obligationId, imposedBy } = obligation;
  const effectiveOn = dayOf(command, facts);
  if (command.departments && !command.departments.includes(imposedBy))
    return refuse('not-your-obligation', 'forbidden', 'Another department imposed this obligation.');
  if (phase !== 'in-force')
    return refuse('obligation-over', 'conflict', 'The person is exempt from it, or it was ended before.');
  if (effectiveOn < imposedOn)
    return refuse('effective-before-obligation', 'invalid', 'The day lies before the obligation.', '/effectiveOn');
  if (command.type === 'end-obligation')
    return accept({ type: 'obligation-ended', effectiveOn, data: { personRef, obligationId, reason: command.reason } });
  const { exemption } = command;
  const legalBasis = governingOn(facts.rules, 'obligation', effectiveOn)?.version.parameters.exemptions?.[exemption];
  if (legalBasis === undefined)
    return refuse('no-rule-on-day', 'rule', 'No rule knows such an exemption on this day.', '/exemption');
  return accept({ type: 'obligation-exempted', effectiveOn, data: { personRef, obligationId, exemption, legalBasis } });
}
