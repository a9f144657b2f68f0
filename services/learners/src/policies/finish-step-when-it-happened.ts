import { milestoneKey } from '#contracts';
import type { Wanted } from '#service-kit';
import { ChangeStepCommand } from '../commands/change-step/change-step.command.js';
import { type DoneBy, doneByOf } from '../domain/transition/template.js';
import type { HeardEvent } from '../heard-events.js';
import type { PlanSection } from './plans-of-person.projection.js';
import type { Policy, PolicyParts } from './policy.js';

/** What happened that a step may have waited for. */
interface Happened {
  readonly by: string;
  readonly on: string;
}

/**
 * A step is done by what its template says: a milestone, a level, the start of a course. Streams come in any order, so
 * what happened before the transition began counts as well.
 */
export const finishStepWhenItHappened: Policy = {
  name: 'finish-step-when-it-happened',
  react: async (event, parts) => {
    switch (event.type) {
      case 'transition-started':
      case 'youth-transition-steps-planned':
      case 'health-transition-steps-planned':
        return finished(event.data.personRef, parts, (doneBy, plan) =>
          before(plan, event.data.personRef, doneBy, parts),
        );
      case 'milestone-recorded':
      case 'youth-milestone-recorded':
      case 'health-milestone-recorded':
      case 'language-level-assessed':
      case 'participation-started':
        return finished(event.data.personRef, parts, (doneBy) =>
          Promise.resolve(does(event, doneBy) ? { by: event.type, on: event.effectiveOn } : undefined),
        );
      default:
        return [];
    }
  },
};

async function finished(
  personRef: string,
  parts: PolicyParts,
  happened: (doneBy: DoneBy, plan: PlanSection) => Promise<Happened | undefined>,
): Promise<readonly Wanted[]> {
  const plans = await parts.plans.of(personRef);
  const wanted = await Promise.all(plans.flatMap((plan) => plan.openSteps.map((step) => wantedOf(plan, step))));
  return wanted.flatMap((one) => one ?? []);

  async function wantedOf(plan: PlanSection, step: string): Promise<Wanted | undefined> {
    const doneBy = doneByOf(parts.transitionRules, plan, step);
    const found = doneBy && (await happened(doneBy, plan));
    const { transitionId, sphere, startedOn } = plan;
    if (!found || (found.by === 'participation-started' && found.on < startedOn)) return undefined;
    const effectiveOn = found.on < startedOn ? startedOn : found.on;
    const finish = { type: 'finish-step', step, by: found.by, effectiveOn } as const;
    return {
      about: `${transitionId}/${sphere}/${step}`,
      command: (meta) => new ChangeStepCommand(transitionId, finish, { actor: 'policy', sphere }, meta),
    };
  }
}

function does(event: HeardEvent, doneBy: DoneBy): boolean {
  if ('event' in doneBy) return event.type === doneBy.event;
  return (
    'milestone' in event.data &&
    'state' in event.data &&
    event.data.state === 'done' &&
    event.data.milestone === doneBy.milestone &&
    event.data.department === doneBy.department
  );
}

/** What had happened when the transition was heard of. */
async function before(
  { startedOn }: PlanSection,
  personRef: string,
  doneBy: DoneBy,
  { plans, rights }: PolicyParts,
): Promise<Happened | undefined> {
  if ('milestone' in doneBy) {
    // Under whichever of her references.
    const reached = await plans.reportsOf(personRef, milestoneKey(doneBy));
    const on = reached.flatMap((one) => (one.state === 'done' ? [one.on] : [])).sort()[0];
    return on === undefined ? undefined : { by: 'milestone-recorded', on };
  }
  const on =
    doneBy.event === 'participation-started'
      ? (await rights.startsOf(personRef)).find((start) => start.on >= startedOn)?.on
      : await plans.levelOn(personRef);
  return on === undefined ? undefined : { by: doneBy.event, on };
}
