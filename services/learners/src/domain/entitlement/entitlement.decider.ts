import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dayOf, refuseFuture } from '../effective-day.js';
import { answerFor } from '../rule-book/rule-book.js';
import type {
  EntitlementChange,
  EntitlementCommand,
  EntitlementFacts,
  IssueEntitlement,
  RefuseEntitlement,
} from './entitlement.commands.js';
import type { EntitlementEvent } from './entitlement.events.js';
import {
  evolveEntitlement,
  initialEntitlement,
  type EntitlementState,
  type IssuedEntitlement,
  type RefusedEntitlement,
} from './entitlement.state.js';
import { confirmLapse, extend, presumeLapse, rejectLapse, warnOfLapse, withdraw } from './lapse-decisions.js';
import { fileObjection, settleObjection } from './objection-decisions.js';
import { endRegistration, interrupt, register, use } from './use-decisions.js';

export type * from './entitlement.commands.js';

/** Guards one right to a course: issued under a dated rule, used, presumed lapsed, ended by a person. */
export const entitlementDecider: Decider<EntitlementState, EntitlementCommand, EntitlementEvent, EntitlementFacts> = {
  aggregate: 'entitlement',
  initial: initialEntitlement,
  evolve: evolveEntitlement,
  decide: (state, command, facts) => {
    if (command.type === 'issue-entitlement') return issue(state, command, facts);
    if (command.type === 'refuse-entitlement') return refuseRight(state, command, facts);
    if (state.phase === 'unknown') return refuse('entitlement-unknown', 'not-found', 'This id names no entitlement.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    return refuseDay(state, command, facts) ?? change(state, command, facts);
  },
};

function refuseDay(
  state: IssuedEntitlement | RefusedEntitlement,
  command: EntitlementChange,
  facts: EntitlementFacts,
): Decision<never> | undefined {
  if (command.type === 'presume-lapse' || command.type === 'warn-of-lapse') return undefined;
  const future = refuseFuture(command, facts);
  if (future) return future;
  const began = state.phase === 'refused' ? state.refusedOn : state.issuedOn;
  if (dayOf(command, facts) < began) {
    return refuse(
      'effective-before-issue',
      'invalid',
      'The day lies before the entitlement was issued.',
      '/effectiveOn',
    );
  }
  return undefined;
}

function change(
  state: IssuedEntitlement | RefusedEntitlement,
  command: EntitlementChange,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  if (command.type === 'file-objection') return fileObjection(state, command, facts);
  if (command.type === 'settle-objection') return settleObjection(state, command, facts);
  if (state.phase === 'refused') return refuse('entitlement-refused', 'conflict', 'This right was refused.');
  switch (command.type) {
    case 'register-entitlement':
      return register(state, command, facts);
    case 'end-registration':
      return endRegistration(state, command, facts);
    case 'use-entitlement':
      return use(state, command, facts);
    case 'interrupt-entitlement':
      return interrupt(state, command, facts);
    case 'extend-entitlement':
      return extend(state, command, facts);
    case 'warn-of-lapse':
      return warnOfLapse(state, command, facts);
    case 'presume-lapse':
      return presumeLapse(state, facts);
    case 'confirm-lapse':
      return confirmLapse(state, command, facts);
    case 'reject-lapse':
      return rejectLapse(state, command, facts);
    case 'withdraw-entitlement':
      return withdraw(state, command, facts);
    default:
      return command satisfies never;
  }
}

/** Whether a right exists is for people: a stop of admissions warns and never refuses. */
function issue(
  state: EntitlementState,
  command: IssueEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const { entitlementId, personRef, kind, issuedBy, titleOn, ruleCase, statedUntil } = command;
  const effectiveOn = dayOf(command, facts);
  const refusal = refuseBeginning(state, command, facts);
  if (refusal) return refusal;
  if (titleOn !== undefined && titleOn > effectiveOn)
    return refuse('title-after-issue', 'invalid', 'The title was given after the right was issued.', '/titleOn');
  if (statedUntil !== undefined && statedUntil < effectiveOn)
    return refuse('stated-term-before-issue', 'invalid', 'The term ended before the right was issued.', '/statedUntil');
  const circumstances = {
    ...(statedUntil === undefined ? {} : { statedUntil }),
    ...(titleOn === undefined ? {} : { titleOn }),
    ...(ruleCase === undefined ? {} : { ruleCase }),
  };
  const answer = answerFor(facts.rules, kind, effectiveOn, facts.today, circumstances);
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
      ...circumstances,
    },
  });
}

/** A refusal takes a named person and a reason; the rules of the day are its basis. */
function refuseRight(
  state: EntitlementState,
  command: RefuseEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const { entitlementId, personRef, kind, refusedBy, reason } = command;
  const effectiveOn = dayOf(command, facts);
  const refusal = refuseBeginning(state, command, facts);
  if (refusal) return refusal;
  if (facts.actor !== 'person')
    return refuse('named-person-required', 'forbidden', 'Only a named person refuses a right.');
  const answer = answerFor(facts.rules, kind, effectiveOn, facts.today);
  if (!answer) return refuse('no-rule-on-day', 'rule', 'No rule knows such a right on this day.', '/effectiveOn');
  const { ruleId, ruleVersion, legalBasis } = answer;
  return accept({
    type: 'entitlement-refused',
    effectiveOn,
    data: { personRef, entitlementId, kind, refusedBy, reason, legalBasis, ruleId, ruleVersion },
  });
}

function refuseBeginning(
  state: EntitlementState,
  command: IssueEntitlement | RefuseEntitlement,
  facts: EntitlementFacts,
): Decision<never> | undefined {
  const future = refuseFuture(command, facts);
  if (future) return future;
  if (state.phase !== 'unknown')
    return refuse('entitlement-already-issued', 'conflict', 'This entitlement exists already.');
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  return undefined;
}
