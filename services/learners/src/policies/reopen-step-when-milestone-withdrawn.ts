import { milestoneKey } from '#contracts';
import type { Wanted } from '#service-kit';
import { ChangeStepCommand } from '../commands/change-step/change-step.command.js';
import { doneByOf } from '../domain/transition/template.js';
import type { PlanSection } from './plans-of-person.projection.js';
import type { Policy, PolicyParts } from './policy.js';

/** The kinds of events by which a milestone does a step, in all spheres. */
const BY_MILESTONE = /(?:^|-)milestone-recorded$/;

/** A step that a milestone had done, with that milestone. */
interface Moved {
  readonly plan: PlanSection;
  readonly step: string;
  readonly on: string;
  readonly milestone: { readonly department: string; readonly milestone: string };
}

/**
 * A step that a milestone had done is open again when its department takes the milestone back. The two streams come in no
 * order: a step that is heard of as done after its milestone was taken back opens again as well.
 */
export const reopenStepWhenMilestoneWithdrawn: Policy = {
  name: 'reopen-step-when-milestone-withdrawn',
  react: async ({ type, data, effectiveOn }, parts) => {
    switch (type) {
      case 'milestone-withdrawn':
      case 'youth-milestone-withdrawn':
      case 'health-milestone-withdrawn': {
        const key = milestoneKey(data);
        if (await isHeld(data.personRef, key, parts)) return [];
        const moved = await movedSteps(data.personRef, parts);
        return moved.filter(({ milestone }) => milestoneKey(milestone) === key).map(reopened(type, effectiveOn));
      }
      case 'transition-step-done':
      case 'youth-transition-step-done':
      case 'health-transition-step-done': {
        const { personRef, transitionId, step } = data;
        const moved = (await movedSteps(personRef, parts)).find(
          (one) => one.plan.transitionId === transitionId && one.step === step,
        );
        if (!moved) return [];
        return (await isTakenBack(personRef, milestoneKey(moved.milestone), parts))
          ? [reopened('milestone-withdrawn', effectiveOn)(moved)]
          : [];
      }
      default:
        return [];
    }
  },
};

/** Under any of the person's references. */
async function isHeld(personRef: string, milestone: string, { plans }: PolicyParts): Promise<boolean> {
  return (await plans.reportsOf(personRef, milestone)).some(({ state }) => state === 'done');
}

/** Taken back under one of the person's references, and held under none of the others. */
async function isTakenBack(personRef: string, milestone: string, parts: PolicyParts): Promise<boolean> {
  const reports = await parts.plans.reportsOf(personRef, milestone);
  return reports.some(({ state }) => state === 'withdrawn') && !(await isHeld(personRef, milestone, parts));
}

async function movedSteps(personRef: string, { plans, transitionRules }: PolicyParts): Promise<readonly Moved[]> {
  return (await plans.of(personRef)).flatMap((plan) =>
    Object.entries(plan.movedSteps).flatMap(([step, { by, on }]) => {
      const milestone = doneByOf(transitionRules, plan, step);
      return BY_MILESTONE.test(by) && milestone && 'milestone' in milestone ? [{ plan, step, on, milestone }] : [];
    }),
  );
}

const reopened =
  (by: string, on: string) =>
  ({ plan: { transitionId, sphere }, step, on: movedOn }: Moved): Wanted => {
    const reopen = { type: 'reopen-step', step, by, effectiveOn: on < movedOn ? movedOn : on } as const;
    return {
      about: `${transitionId}/${sphere}/${step}`,
      command: (meta) => new ChangeStepCommand(transitionId, reopen, { actor: 'policy', sphere }, meta),
    };
  };
