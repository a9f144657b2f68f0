import { type EntitlementKind, latestLevel, type LevelHistory, withAssessment, withCorrection } from '#contracts';
import type { Projection } from '#event-sourcing/projections';
import type { HeldRight, PathFacts } from '../../domain/rule-book/paths.js';
import { heard, type HeardEvent } from '../../heard-events.js';

export interface PathsSection {
  readonly enrolled?: boolean;
  readonly levels?: LevelHistory;
  readonly right?: HeldRight;
  readonly obligation?: PathFacts['obligations'][number];
}

export const BY_PERSON = 'person';

/** What the rules must know of each person, so that paths can be told of one and of the whole county. */
export const personPaths: Projection<PathsSection, PathFacts> = {
  name: 'person-paths',
  version: 2,
  contexts: ['learners'],
  indexes: [BY_PERSON],
  documentOf: ({ stream, data }) =>
    /^(learner|entitlement|obligation)-/.test(stream) && typeof data['personRef'] === 'string'
      ? data['personRef']
      : undefined,
  evolve: (section = {}, event) => evolve(section, heard(event)),
  view: (personRef, sections) => {
    const all = Object.values(sections);
    if (!all.some(({ enrolled }) => enrolled)) return undefined;
    const level = latestLevel(all.flatMap(({ levels = [] }) => levels));
    return {
      view: {
        ...(level ? { level: level.level } : {}),
        rights: all.flatMap(({ right }) => right ?? []),
        obligations: all.flatMap(({ obligation }) => obligation ?? []),
      },
      keys: { [BY_PERSON]: [personRef] },
    };
  },
};

function evolve(section: PathsSection, event: HeardEvent): PathsSection {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'learner-enrolled':
      return { ...section, enrolled: true };
    case 'language-level-assessed':
      return { ...section, levels: withAssessment(section.levels ?? [], event, event.streamVersion) };
    case 'language-level-corrected':
      return section.levels ? { ...section, levels: withCorrection(section.levels, event) } : section;
    case 'entitlement-issued': {
      const { kind, lapsesOn } = event.data;
      return { ...section, right: until({ kind, issuedOn: on }, lapsesOn) };
    }
    case 'entitlement-registered':
    case 'entitlement-registration-ended':
    case 'entitlement-extended':
    case 'entitlement-lapse-rejected':
      return changed(section, (right) => until(right, event.data.lapsesOn));
    case 'entitlement-interrupted':
      return changed(section, (right) => until(open(right), event.data.lapsesOn));
    case 'entitlement-used':
      return changed(section, (right) => ({ ...right, endedOn: on, end: 'used' }));
    case 'entitlement-lapsed':
    case 'entitlement-withdrawn':
      return changed(section, (right) => ({ ...right, endedOn: on, end: 'decided' }));
    case 'entitlement-objection-settled':
      return event.data.outcome === 'upheld'
        ? changed(section, (right) => until(open(right), event.data.lapsesOn))
        : section;
    case 'obligation-imposed':
      return { ...section, obligation: { imposedBy: event.data.imposedBy, from: on } };
    case 'obligation-exempted':
    case 'obligation-ended':
      return section.obligation ? { ...section, obligation: { ...section.obligation, to: on } } : section;
    case 'erased':
      return {};
    default:
      return section;
  }
}

const changed = (section: PathsSection, to: (right: HeldRight) => HeldRight): PathsSection =>
  section.right ? { ...section, right: to(section.right) } : section;

function until({ lapsesOn: _before, ...right }: HeldRight, lapsesOn: string | undefined): HeldRight {
  return lapsesOn === undefined ? right : { ...right, lapsesOn };
}

const open = ({ kind, issuedOn, lapsesOn }: HeldRight & { readonly kind: EntitlementKind }): HeldRight =>
  until({ kind, issuedOn }, lapsesOn);
