import type { Sphere } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import { heard, type HeardEvent } from '../heard-events.js';

/** Of one stream of a transition: what was planned in its sphere, and which steps are open. */
export interface PlanSection {
  readonly transitionId: string;
  readonly sphere: Sphere;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly startedOn: string;
  readonly openSteps: readonly string[];
}

/** A person's plans with open steps. */
export interface PlansOfPerson {
  readonly plans: readonly PlanSection[];
}

/** State of the policies' own subscription. */
export const plansOfPersons: Projection<PlanSection | null, PlansOfPerson> = {
  name: 'policies-transition-plans',
  version: 1,
  contexts: ['learners'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    /^(sphere-)?transition-/.test(stream) && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = null, event) => planAfter(section, heard(event)),
  view: (_id, sections) => {
    const plans = Object.values(sections).flatMap((section) => section ?? []);
    return plans.length === 0 ? undefined : { view: { plans }, keys: {} };
  },
};

function planAfter(section: PlanSection | null, event: HeardEvent): PlanSection | null {
  switch (event.type) {
    case 'transition-started': {
      const { transitionId, templateId, templateVersion, steps = [] } = event.data;
      if (templateId === undefined || templateVersion === undefined) return null;
      return planned('coordination', { transitionId, templateId, templateVersion, steps }, event.effectiveOn);
    }
    case 'youth-transition-steps-planned':
      return planned('youth', event.data, event.effectiveOn);
    case 'health-transition-steps-planned':
      return planned('health', event.data, event.effectiveOn);
    case 'transition-step-done':
    case 'transition-step-skipped':
    case 'youth-transition-step-done':
    case 'youth-transition-step-skipped':
    case 'health-transition-step-done':
    case 'health-transition-step-skipped':
      return section && { ...section, openSteps: section.openSteps.filter((step) => step !== event.data.step) };
    case 'transition-completed':
    case 'transition-broken-off':
    case 'erased':
      return null;
    default:
      return section;
  }
}

function planned(
  sphere: Sphere,
  data: Pick<PlanSection, 'transitionId' | 'templateId' | 'templateVersion'> & {
    readonly steps: readonly { readonly step: string }[];
  },
  startedOn: string,
): PlanSection {
  const { transitionId, templateId, templateVersion, steps } = data;
  return { transitionId, sphere, templateId, templateVersion, startedOn, openSteps: steps.map(({ step }) => step) };
}
