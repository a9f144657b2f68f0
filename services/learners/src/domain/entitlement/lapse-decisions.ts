import { accept, refuse, type Decision } from '#event-sourcing';
import { dayAfter, later, periodEnd, plusDays } from '../days.js';
import { dayOf } from '../effective-day.js';
import { governingOn, namesOf, type RuleBook } from '../rule-book/rule-book.js';
import { isOpen, refuseClosed, refuseDecider } from './decision-checks.js';
import type {
  ConfirmLapse,
  EntitlementFacts,
  ExtendEntitlement,
  RejectLapse,
  WarnOfLapse,
  WithdrawEntitlement,
} from './entitlement.commands.js';
import type { EntitlementEvent } from './entitlement.events.js';
import type { IssuedEntitlement } from './entitlement.state.js';

export function warnOfLapse(
  state: IssuedEntitlement,
  { daysLeft }: WarnOfLapse,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const closed = refuseClosed(state);
  if (closed) return closed;
  const { lapsesOn } = state;
  if (lapsesOn === undefined) return noLapseRule();
  const on = plusDays(lapsesOn, -daysLeft);
  if (facts.today < on || facts.today > lapsesOn)
    return refuse('warning-not-due', 'conflict', 'It is not the time to warn of this lapse.');
  const rule = governingOn(facts.rules, 'every-right', on);
  if (!rule) return refuse('no-rule-on-day', 'rule', 'No rule warns of lapses on this day.');
  const { personRef, entitlementId } = state.right;
  return accept({
    type: 'entitlement-lapse-warned',
    effectiveOn: on,
    data: { personRef, entitlementId, lapsesOn, daysLeft, ...namesOf(rule) },
  });
}

export function presumeLapse(state: IssuedEntitlement, facts: EntitlementFacts): Decision<EntitlementEvent> {
  const closed = refuseClosed(state);
  if (closed) return closed;
  const { right, lapsesOn, lapsePresumed } = state;
  if (lapsePresumed) return refuse('lapse-already-presumed', 'conflict', 'The lapse was presumed before.');
  if (lapsesOn === undefined) return noLapseRule();
  if (facts.today <= lapsesOn) return lapseNotDue();
  const { personRef, entitlementId, ruleId, ruleVersion } = right;
  const on = dayAfter(lapsesOn);
  // What lay long ago when we learned of it cannot have been decided in time: the period begins with our knowing.
  const within = governingOn(facts.rules, 'every-right', on)?.version.parameters.answerWithin;
  return accept({
    type: 'entitlement-lapse-presumed',
    effectiveOn: on,
    data: {
      personRef,
      entitlementId,
      ruleId,
      ruleVersion,
      ...(within ? { decideBy: periodEnd(facts.today, within) } : {}),
    },
  });
}

/** The lapse itself: by a named person of the body, with a reason, after the last day is over. */
export function confirmLapse(
  state: IssuedEntitlement,
  command: ConfirmLapse,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const refusal = refuseLapseDecision(state, command, facts);
  if (refusal) return refusal;
  const { personRef, entitlementId, ruleId, ruleVersion } = state.right;
  const { decidedBy, reason } = command;
  return accept({
    type: 'entitlement-lapsed',
    effectiveOn: dayOf(command, facts),
    data: { personRef, entitlementId, decidedBy, reason, ruleId, ruleVersion },
  });
}

/** The presumption was wrong. Where the rule knows an extension the right ends with it, else no day is set. */
export function rejectLapse(
  state: IssuedEntitlement,
  command: RejectLapse,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const refusal = refuseLapseDecision(state, command, facts);
  if (refusal) return refusal;
  const { personRef, entitlementId } = state.right;
  const { decidedBy, reason } = command;
  const on = dayOf(command, facts);
  return accept({
    type: 'entitlement-lapse-rejected',
    effectiveOn: on,
    data: { personRef, entitlementId, decidedBy, reason, ...lapseAfresh(facts.rules, state, on) },
  });
}

function refuseLapseDecision(
  state: IssuedEntitlement,
  command: ConfirmLapse | RejectLapse,
  facts: EntitlementFacts,
): Decision<never> | undefined {
  const refusal = refuseDecider(facts, command.departments, state.right.issuedBy) ?? refuseClosed(state);
  if (refusal) return refusal;
  if (state.lapsesOn === undefined) return noLapseRule();
  return dayOf(command, facts) <= state.lapsesOn ? lapseNotDue() : undefined;
}

/** The period of the extension from a day on, where the rule of that day knows one. */
export function lapseAfresh(rules: RuleBook, { right }: IssuedEntitlement, on: string): { readonly lapsesOn?: string } {
  const period = governingOn(rules, right.kind, on)?.version.parameters.extension;
  return period ? { lapsesOn: periodEnd(on, period) } : {};
}

/** By the rule of the day of the decision, from its last day on or from the decision where that is over. */
export function extend(
  state: IssuedEntitlement,
  command: ExtendEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const refusal = refuseDecider(facts, command.departments, state.right.issuedBy) ?? refuseClosed(state);
  if (refusal) return refusal;
  if (state.lapsesOn === undefined) return noLapseRule();
  const on = dayOf(command, facts);
  const { personRef, entitlementId, kind } = state.right;
  const rule = governingOn(facts.rules, kind, on);
  const period = rule?.version.parameters.extension;
  if (!rule || !period)
    return refuse('no-extension-rule', 'rule', 'The rule of this right knows no extension.', '/effectiveOn');
  const lapsesOn = periodEnd(later(state.lapsesOn, on), period);
  const { decidedBy, reason } = command;
  return accept({
    type: 'entitlement-extended',
    effectiveOn: on,
    data: { personRef, entitlementId, extendedBy: decidedBy, reason, lapsesOn, ...namesOf(rule) },
  });
}

export function withdraw(
  state: IssuedEntitlement,
  command: WithdrawEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const refusal = refuseDecider(facts, command.departments, state.right.issuedBy);
  if (refusal) return refusal;
  if (!isOpen(state)) return refuseClosed(state) ?? lapseNotDue();
  const { personRef, entitlementId } = state.right;
  const { reason, decidedBy } = command;
  return accept({
    type: 'entitlement-withdrawn',
    effectiveOn: dayOf(command, facts),
    data: { personRef, entitlementId, reason, ...(decidedBy === undefined ? {} : { withdrawnBy: decidedBy }) },
  });
}

const noLapseRule = (): Decision<never> => refuse('no-lapse-rule', 'rule', 'No day of a lapse is set for this right.');
const lapseNotDue = (): Decision<never> =>
  refuse('lapse-not-due', 'conflict', 'The right can be used up to the end of its last day.');
