import type { EntitlementKind } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dayAfter } from '../days.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import { answerFor, type RuleBook } from '../rule-book/rule-book.js';
import type { EntitlementEvent, EntitlementWithdrawn } from './entitlement.events.js';
import {
  evolveEntitlement,
  initialEntitlement,
  type EntitlementState,
  type IssuedEntitlement,
} from './entitlement.state.js';

export interface IssueEntitlement extends Effective {
  readonly type: 'issue-entitlement';
  readonly entitlementId: string;
  readonly personRef: string;
  readonly kind: EntitlementKind;
  /** The department that issued it. */
  readonly issuedBy: string;
}
export interface UseEntitlement extends Effective {
  readonly type: 'use-entitlement';
  readonly runId: string;
}
export interface PresumeLapse {
  readonly type: 'presume-lapse';
}
export interface WithdrawEntitlement extends Effective {
  readonly type: 'withdraw-entitlement';
  readonly reason: EntitlementWithdrawn['data']['reason'];
  /** Set when a department acts: it ends the rights alone that it issued. */
  readonly departments?: readonly string[];
}
export type EntitlementCommand = IssueEntitlement | UseEntitlement | PresumeLapse | WithdrawEntitlement;

export interface EntitlementFacts extends Today {
  readonly rules: RuleBook;
  /** Whether the person's stream says that she was taken in. Read for issuing alone. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  /** A machine presumes; ending a right takes a named person (Art. 22 DSGVO). */
  readonly actor: 'person' | 'machine';
}

/** Guards one right to a course: issued under a dated rule, used, presumed lapsed, ended by a person. */
export const entitlementDecider: Decider<EntitlementState, EntitlementCommand, EntitlementEvent, EntitlementFacts> = {
  aggregate: 'entitlement',
  initial: initialEntitlement,
  evolve: evolveEntitlement,
  decide: (state, command, facts) => {
    if (command.type === 'issue-entitlement') return issue(state, command, facts);
    if (state.phase === 'unknown') return refuse('entitlement-unknown', 'not-found', 'This id names no entitlement.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    if (command.type === 'presume-lapse') return presumeLapse(state, facts);
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (dayOf(command, facts) < state.issuedOn) {
      return refuse(
        'effective-before-issue',
        'invalid',
        'The day lies before the entitlement was issued.',
        '/effectiveOn',
      );
    }
    return command.type === 'use-entitlement' ? use(state, command, facts) : withdraw(state, command, facts);
  },
};

/** Whether a right exists is for people: a stop of admissions warns and never refuses. */
function issue(
  state: EntitlementState,
  command: IssueEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const { entitlementId, personRef, kind, issuedBy } = command;
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(command, facts);
  if (future) return future;
  if (state.phase !== 'unknown')
    return refuse('entitlement-already-issued', 'conflict', 'This entitlement exists already.');
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  const answer = answerFor(facts.rules, kind, effectiveOn, facts.today);
  if (!answer) return refuse('no-rule-on-day', 'rule', 'No rule knows such a right on this day.', '/effectiveOn');
  const { ruleId, ruleVersion, legalBasis, lapsesOn } = answer;
  return accept({
    type: 'entitlement-issued',
    effectiveOn,
    data: {
      personRef,
      entitlementId,
      kind,
      issuedBy,
      legalBasis,
      ruleId,
      ruleVersion,
      ...(lapsesOn === undefined ? {} : { lapsesOn }),
    },
  });
}

/** A presumed lapse is no obstacle: whoever let the person begin has decided otherwise. */
function use({ phase, right }: IssuedEntitlement, command: UseEntitlement, facts: Today): Decision<EntitlementEvent> {
  if (phase !== 'open') return notOpen(phase);
  const { personRef, entitlementId } = right;
  return accept({
    type: 'entitlement-used',
    effectiveOn: dayOf(command, facts),
    data: { personRef, entitlementId, runId: command.runId },
  });
}

function presumeLapse({ phase, right, lapsePresumed }: IssuedEntitlement, facts: Today): Decision<EntitlementEvent> {
  if (phase !== 'open') return notOpen(phase);
  if (lapsePresumed) return refuse('lapse-already-presumed', 'conflict', 'The lapse was presumed before.');
  const { lapsesOn, personRef, entitlementId, ruleId, ruleVersion } = right;
  if (lapsesOn === undefined) return refuse('no-lapse-rule', 'rule', 'The rule of this right sets no lapse.');
  if (facts.today <= lapsesOn)
    return refuse('lapse-not-due', 'conflict', 'The right can be used up to the end of its last day.');
  return accept({
    type: 'entitlement-lapse-presumed',
    effectiveOn: dayAfter(lapsesOn),
    data: { personRef, entitlementId, ruleId, ruleVersion },
  });
}

function withdraw(
  { phase, right }: IssuedEntitlement,
  command: WithdrawEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  if (facts.actor !== 'person')
    return refuse('named-person-required', 'forbidden', 'Only a named person ends a right.');
  if (command.departments && !command.departments.includes(right.issuedBy)) {
    return refuse('not-your-entitlement', 'forbidden', 'Another department issued this entitlement.');
  }
  if (phase !== 'open') return notOpen(phase);
  const { personRef, entitlementId } = right;
  return accept({
    type: 'entitlement-withdrawn',
    effectiveOn: dayOf(command, facts),
    data: { personRef, entitlementId, reason: command.reason },
  });
}

const notOpen = (phase: 'used' | 'withdrawn'): Decision<never> =>
  phase === 'used'
    ? refuse('entitlement-already-used', 'conflict', 'The course of this entitlement has begun.')
    : refuse('entitlement-already-withdrawn', 'conflict', 'The entitlement was ended before.');
