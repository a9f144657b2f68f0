import { isOfMerge, mergeLink, type OpenedEvent } from '#contracts';
import type { Projection } from './projection.js';

/** A section of a model of persons, with what its stream says about whom the reference belongs to. */
export interface MergingSection<Section> {
  readonly own?: Section;
  readonly merges?: readonly Pick<OpenedEvent, 'type' | 'data'>[];
}

/**
 * A model whose documents are persons, by their references: where two references were found to be of one person, it shows
 * one, under the elder; and two again when that is taken back. Every model of persons is made with it.
 */
export function mergingPersons<Section, View>(
  projection: Projection<Section, View>,
): Projection<MergingSection<Section>, View> {
  const { contexts } = projection;
  return {
    ...projection,
    contexts: contexts.includes('learners') ? contexts : ['learners', ...contexts],
    documentOf: (event) => projection.documentOf(event) ?? (isOfMerge(event) ? personOf(event) : undefined),
    evolve: (section = {}, event) => {
      const { merges, own } = section;
      const told = mergesAfter(merges, event);
      const after = projection.documentOf(event) === undefined ? own : projection.evolve(own, event);
      return { ...(after === undefined ? {} : { own: after }), ...(told === undefined ? {} : { merges: told }) };
    },
    hostOf: (sections) => mergeLink(Object.values(sections).flatMap(({ merges }) => merges ?? [])),
    view: (personRef, sections) => {
      const standing = Object.entries(sections).flatMap(([stream, { own }]) =>
        own === undefined ? [] : [[stream, own] as const],
      );
      return standing.length === 0 ? undefined : projection.view(personRef, Object.fromEntries(standing));
    },
  };
}

function mergesAfter(
  merges: MergingSection<unknown>['merges'],
  event: OpenedEvent,
): MergingSection<unknown>['merges'] | undefined {
  if (!isOfMerge(event)) return merges;
  return event.type === 'erased' ? undefined : [...(merges ?? []), { type: event.type, data: event.data }];
}

const personOf = ({ data }: OpenedEvent): string | undefined =>
  typeof data['personRef'] === 'string' ? data['personRef'] : undefined;
