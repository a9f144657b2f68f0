import type { Sphere } from '#contracts';
import { mergingPersons } from '#event-sourcing/projections';
import { heard, type HeardEvent } from '../heard-events.js';

/** Of one stream of a transition: what was planned in its sphere, which steps are open, and what did others. */
export interface PlanSection {
  readonly transitionId: string;
  readonly sphere: Sphere;
  readonly templateId: string;
  readonly templateVersion: string;
  readonly startedOn: string;
  readonly openSteps: readonly string[];
  /** Steps that something did, not a person: by which kind of event, and when. */
  readonly movedSteps: Readonly<Record<string, { readonly by: string; readonly on: string }>>;
}

/** A person's plans under way. */
export interface PlansOfPerson {
  readonly plans: readonly PlanSection[];
}

/** State of the policies' own subscription. */
export const plansOfPersons = mergingPersons<PlanSection | null, PlansOfPerson>({
  name: 'policies-transition-plans',
  version: 3,
  contexts: ['learners'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    /^(sphere-)?transition-/.test(stream) && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = null, event) => planAfter(section, heard(event)),
  view: (_id, sections) => {
    const plans = Object.values(sections).flatMap((section) => section ?? []);
    return plans.length === 0 ? undefined : { view: { plans }, keys: {} };
  },
});

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
      return section && closed(section, event.data, event.effectiveOn);
    case 'transition-step-reopened':
    case 'youth-transition-step-reopened':
    case 'health-transition-step-reopened': {
      if (!section) return null;
      const { [event.data.step]: _moved, ...movedSteps } = section.movedSteps;
      return { ...section, openSteps: [...section.openSteps, event.data.step], movedSteps };
    }
    case 'transition-completed':
    case 'transition-broken-off':
    case 'erased':
      return null;
    default:
      return section;
  }
}

function closed(
  section: PlanSection,
  { step, by }: { readonly step: string; readonly by?: string },
  on: string,
): PlanSection {
  const movedSteps = by === undefined ? section.movedSteps : { ...section.movedSteps, [step]: { by, on } };
  return { ...section, openSteps: section.openSteps.filter((one) => one !== step), movedSteps };
}

function planned(
  sphere: Sphere,
  data: Pick<PlanSection, 'transitionId' | 'templateId' | 'templateVersion'> & {
    readonly steps: readonly { readonly step: string }[];
  },
  startedOn: string,
): PlanSection {
  const { transitionId, templateId, templateVersion, steps } = data;
  const openSteps = steps.map(({ step }) => step);
  return { transitionId, sphere, templateId, templateVersion, startedOn, openSteps, movedSteps: {} };
}
