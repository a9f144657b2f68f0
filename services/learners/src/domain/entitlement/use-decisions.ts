import { accept, refuse, type Decision } from '#event-sourcing';
import { periodEnd } from '../days.js';
import { dayOf } from '../effective-day.js';
import { governingOn, namesOf } from '../rule-book/rule-book.js';
import { refuseClosed } from './decision-checks.js';
import type {
  EndRegistration,
  EntitlementFacts,
  InterruptEntitlement,
  RegisterEntitlement,
  UseEntitlement,
} from './entitlement.commands.js';
import type { EntitlementEvent } from './entitlement.events.js';
import type { IssuedEntitlement } from './entitlement.state.js';

/**
 * A registration in time ends the first period (§ 6 Abs. 3 DeuFöV); from then on the course has to begin within another
 * where the rule says so (§ 4 Abs. 1 Satz 3 IntV). One that came too late changes nothing: a person decides.
 */
export function register(
  state: IssuedEntitlement,
  command: RegisterEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const { runId } = command;
  const closed = refuseClosed(state);
  if (closed) return closed;
  if (state.registration?.runId === runId)
    return refuse('registration-already-noted', 'conflict', 'The registration was noted before.');
  const on = dayOf(command, facts);
  if (state.lapsesOn !== undefined && on > state.lapsesOn)
    return refuse('registered-too-late', 'conflict', 'The registration came after the last day of the right.');
  const { personRef, entitlementId, kind } = state.right;
  const rule = governingOn(facts.rules, kind, on);
  if (!rule) return refuse('no-rule-on-day', 'rule', 'No rule knows such a right on this day.', '/effectiveOn');
  const lapsesOn = lapseAfterRegistration(state, rule.version.parameters.registration, on);
  return accept({
    type: 'entitlement-registered',
    effectiveOn: on,
    data: { personRef, entitlementId, runId, ...namesOf(rule), ...(lapsesOn === undefined ? {} : { lapsesOn }) },
  });
}

function lapseAfterRegistration(
  { phase, lapsesOn }: IssuedEntitlement,
  registration: { readonly lapsesAfter?: Parameters<typeof periodEnd>[1] } | undefined,
  on: string,
): string | undefined {
  // An interruption ends with the course that goes on, not with the registration for it.
  if (registration === undefined || phase === 'interrupted') return lapsesOn;
  return registration.lapsesAfter && periodEnd(on, registration.lapsesAfter);
}

export function endRegistration(
  state: IssuedEntitlement,
  command: EndRegistration,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const closed = refuseClosed(state);
  if (closed) return closed;
  const { registration, right } = state;
  if (registration?.runId !== command.runId)
    return refuse('registration-not-noted', 'conflict', 'No registration for this run was noted.');
  const { personRef, entitlementId } = right;
  const { runId, lapsedOn } = registration;
  return accept({
    type: 'entitlement-registration-ended',
    effectiveOn: dayOf(command, facts),
    data: { personRef, entitlementId, runId, ...(lapsedOn === undefined ? {} : { lapsesOn: lapsedOn }) },
  });
}

/** A presumed lapse is no obstacle: whoever let the person begin has decided otherwise. A decided one is. */
export function use(
  state: IssuedEntitlement,
  command: UseEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  const closed = refuseClosed(state);
  if (closed) return closed;
  const { personRef, entitlementId } = state.right;
  return accept({
    type: 'entitlement-used',
    effectiveOn: dayOf(command, facts),
    data: { personRef, entitlementId, runId: command.runId },
  });
}

/** Who leaves the course before its end keeps the right for the period that the rule of the day sets. */
export function interrupt(
  { phase, right, usedFor }: IssuedEntitlement,
  command: InterruptEntitlement,
  facts: EntitlementFacts,
): Decision<EntitlementEvent> {
  if (phase !== 'used' || usedFor !== command.runId)
    return refuse('entitlement-not-in-use', 'conflict', 'This right is not used for this run.');
  const { personRef, entitlementId, kind } = right;
  const on = dayOf(command, facts);
  const rule = governingOn(facts.rules, kind, on);
  const period = rule?.version.parameters.interruption;
  if (!rule || !period)
    return refuse('no-interruption-rule', 'rule', 'The rule of this right knows no interruption.', '/effectiveOn');
  return accept({
    type: 'entitlement-interrupted',
    effectiveOn: on,
    data: { personRef, entitlementId, runId: command.runId, ...namesOf(rule), lapsesOn: periodEnd(on, period) },
  });
}
