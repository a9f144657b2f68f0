import { type Sphere, milestoneKey } from '#contracts';
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

/** What was said last of a milestone, with its day. */
export interface ReachedMilestone {
  readonly state: 'open' | 'done' | 'withdrawn';
  readonly on: string;
}

/** What a person's stream says: of a plan, or of what departments reported of her in one sphere. */
interface PersonSection {
  readonly plan?: PlanSection;
  readonly milestones?: Readonly<Record<string, ReachedMilestone>>;
}

/** A person's plans under way, and what was reported of her, by milestone, under each of her references. */
export interface PlansOfPerson {
  readonly plans: readonly PlanSection[];
  readonly milestones: Readonly<Record<string, readonly ReachedMilestone[]>>;
}

/** State of the policies' own subscription. */
export const plansOfPersons = mergingPersons<PersonSection, PlansOfPerson>({
  name: 'policies-transition-plans',
  version: 4,
  contexts: ['learners'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    /^((sphere-)?transition|milestone)-/.test(stream) && typeof data['personRef'] === 'string'
      ? data['personRef']
      : undefined,
  evolve: (section = {}, event) => after(section, heard(event)),
  view: (_id, sections) => {
    const all = Object.values(sections);
    const plans = all.flatMap(({ plan }) => plan ?? []);
    const milestones: Record<string, ReachedMilestone[]> = {};
    for (const { milestones: own = {} } of all)
      for (const [key, reached] of Object.entries(own)) milestones[key] = [...(milestones[key] ?? []), reached];
    return plans.length === 0 && Object.keys(milestones).length === 0
      ? undefined
      : { view: { plans, milestones }, keys: {} };
  },
});

function after(section: PersonSection, event: HeardEvent): PersonSection {
  switch (event.type) {
    case 'erased':
      return {};
    case 'milestone-recorded':
    case 'youth-milestone-recorded':
    case 'health-milestone-recorded':
      return withMilestone(section, event.data, { state: event.data.state, on: event.effectiveOn });
    case 'milestone-withdrawn':
    case 'youth-milestone-withdrawn':
    case 'health-milestone-withdrawn':
      return withMilestone(section, event.data, { state: 'withdrawn', on: event.effectiveOn });
    default: {
      const plan = planAfter(section.plan ?? null, event);
      return plan ? { plan } : {};
    }
  }
}

function withMilestone(
  { milestones = {} }: PersonSection,
  of: Parameters<typeof milestoneKey>[0],
  reached: ReachedMilestone,
): PersonSection {
  const key = milestoneKey(of);
  const known = milestones[key];
  // History may be recorded late; what was taken back counts from when it was.
  const isOlder = reached.state !== 'withdrawn' && known?.state !== 'withdrawn' && (known?.on ?? '') > reached.on;
  return isOlder ? { milestones } : { milestones: { ...milestones, [key]: reached } };
}

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
