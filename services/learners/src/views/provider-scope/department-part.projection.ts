import { milestoneKey } from '#contracts';
import { mergingPersons } from '#event-sourcing/projections';
import { heard } from '../../heard-events.js';

/** Of one stream of a person: the bodies that have a part in it. */
export interface DepartmentPartSection {
  readonly departments: readonly string[];
  /** By the milestone that was reported, so that a report taken back ends the part that it gave. */
  readonly reported: Readonly<Record<string, string>>;
  /** Bodies that obliged the person. */
  readonly obligedBy: readonly string[];
}

export interface DepartmentPart {
  readonly departments: readonly string[];
  readonly obligedBy: readonly string[];
}

const NOTHING: DepartmentPartSection = { departments: [], reported: {}, obligedBy: [] };

/** The streams that give a department its part. */
export const IN_PARTS = /^(entitlement|obligation|milestone|transition|sphere-transition|attendance-report)-/;

/** Which departments have a part in a person's case: they issued a right, oblige her, reported, or own a step. */
export const departmentParts = mergingPersons<DepartmentPartSection, DepartmentPart>({
  name: 'department-parts',
  version: 1,
  contexts: ['learners'],
  indexes: [],
  documentOf: ({ stream, data }) =>
    IN_PARTS.test(stream) && typeof data['personRef'] === 'string' ? data['personRef'] : undefined,
  evolve: (section = NOTHING, event) => {
    const known = heard(event);
    const also = (...departments: readonly string[]): DepartmentPartSection => ({
      ...section,
      departments: [...new Set([...section.departments, ...departments])],
    });
    switch (known.type) {
      case 'entitlement-issued':
        return also(known.data.issuedBy);
      case 'entitlement-refused':
        return also(known.data.refusedBy);
      case 'obligation-imposed':
        return { ...section, obligedBy: [known.data.imposedBy] };
      case 'attendance-reported':
        return also(...known.data.recipients);
      case 'milestone-recorded':
      case 'youth-milestone-recorded':
      case 'health-milestone-recorded': {
        return { ...section, reported: { ...section.reported, [milestoneKey(known.data)]: known.data.department } };
      }
      case 'milestone-withdrawn':
      case 'youth-milestone-withdrawn':
      case 'health-milestone-withdrawn': {
        const { [milestoneKey(known.data)]: _withdrawn, ...reported } = section.reported;
        return { ...section, reported };
      }
      case 'transition-started':
      case 'youth-transition-steps-planned':
      case 'health-transition-steps-planned':
        return also(...(known.data.steps ?? []).map(({ owner }) => owner));
      case 'erased':
        return NOTHING;
      default:
        return section;
    }
  },
  view: (_id, sections) => {
    const all = Object.values(sections);
    const obligedBy = [...new Set(all.flatMap((section) => section.obligedBy))].sort();
    const departments = [
      ...new Set(all.flatMap((section) => [...section.departments, ...Object.values(section.reported)])),
    ].sort();
    return departments.length + obligedBy.length === 0 ? undefined : { view: { departments, obligedBy }, keys: {} };
  },
});
