import { PlanSphereStepsCommand } from '../commands/plan-sphere-steps/plan-sphere-steps.command.js';
import { planOf } from '../domain/transition/template.js';
import type { Policy } from './policy.js';

/** The steps of the departments that are kept apart are planned in streams of their spheres. */
export const planApartWhenTransitionStarted: Policy = {
  name: 'plan-apart-when-transition-started',
  react: async (event, { transitionRules }) => {
    if (event.type !== 'transition-started') return [];
    const { personRef, transitionId, kind, dueOn } = event.data;
    const startedOn = event.effectiveOn;
    const plan = planOf(transitionRules, { kind, startedOn, dueOn });
    if (!plan) return [];
    const { templateId, templateVersion } = plan;
    return (['youth', 'health'] as const).flatMap((sphere) => {
      const steps = [...plan.steps[sphere]];
      if (steps.length === 0) return [];
      const ids = { personRef, transitionId, kind, templateId, templateVersion };
      const command = { type: 'plan-sphere-steps', sphere, startedOn, steps, ...ids } as const;
      return [{ about: `${transitionId}/${sphere}`, command: (meta) => new PlanSphereStepsCommand(command, meta) }];
    });
  },
};
