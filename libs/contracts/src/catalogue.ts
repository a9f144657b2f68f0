import { actionAllianceEvents } from './action-alliance/events.js';
import { coursesEvents } from './courses/events.js';
import type { EventDefinition } from './definition.js';
import { importEvents } from './import.events.js';
import { learnersEvents } from './learners/events.js';
import { EventRegistry } from './registry.js';

/** Every published event type of the house. */
export const contractEvents: readonly EventDefinition[] = [
  ...learnersEvents,
  ...coursesEvents,
  ...actionAllianceEvents,
  ...importEvents,
];

export const contractRegistry = (): EventRegistry => new EventRegistry(contractEvents);
