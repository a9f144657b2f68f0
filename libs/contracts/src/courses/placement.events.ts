import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';
import { LEVEL_REASONS } from './participation.events.js';

export const PLACEMENT_OUTCOMES = ['chosen', 'declined-by-person', 'not-fitting'] as const;
export type PlacementOutcome = (typeof PLACEMENT_OUTCOMES)[number];

export const NOT_FITTING_REASONS = [
  'level',
  'time-of-day',
  'childcare',
  'distance',
  'start',
  'step-free',
  'entitlement',
] as const;
export type NotFittingReason = (typeof NOT_FITTING_REASONS)[number];

/** Why a chosen run came to nothing before it could be asked for a seat. */
export const PLACEMENT_FAILURES = [
  'run-closed',
  'level-reason-missing',
  'overlapping-registration',
  'not-possible',
] as const;
export type PlacementFailure = (typeof PLACEMENT_FAILURES)[number];

/** Code of a reason for or against a run, as the matching tells it. */
const ReasonCodes = Type.Array(Id, { maxItems: 20 });

export const placementDecided = defineEvent({
  context: 'courses',
  type: 'placement-decided',
  description: 'A person decided about a run proposed for somebody who waits, with what was proposed.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      placementId: Id,
      entryId: Id,
      outcome: describing(oneOf(PLACEMENT_OUTCOMES)),
      runId: describing(Id),
      reason: describing(Type.Optional(oneOf(NOT_FITTING_REASONS))),
      /** Why the chosen course is off the placement (§ 11 Abs. 2 IntV). */
      levelReason: describing(Type.Optional(oneOf(LEVEL_REASONS))),
      /** Every run that stood side by side, with the reasons that were shown, best first. */
      proposed: describing(
        Type.Array(
          Type.Object(
            { runId: Id, reasonsFor: ReasonCodes, reasonsAgainst: ReasonCodes },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 20 },
        ),
      ),
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ minLength: 1, maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'p_7Qm2x0Vb4Kd9',
      placementId: 'd_1',
      entryId: 'w_1',
      outcome: 'not-fitting',
      runId: 'r_1',
      reason: 'childcare',
      proposed: [{ runId: 'r_1', reasonsFor: ['level-fits'], reasonsAgainst: ['no-childcare'] }],
      ruleId: 'matching',
      ruleVersion: '2026-11-01',
    },
  ],
});

export const placementFailed = defineEvent({
  context: 'courses',
  type: 'placement-failed',
  description: 'A run chosen for somebody who waits could not be asked for a seat any more; she goes on waiting.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      placementId: Id,
      entryId: Id,
      runId: describing(Id),
      reason: describing(oneOf(PLACEMENT_FAILURES)),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'p_7Qm2x0Vb4Kd9',
      placementId: 'd_1',
      entryId: 'w_1',
      runId: 'r_1',
      reason: 'overlapping-registration',
    },
  ],
});

export const placementEvents = [placementDecided, placementFailed] as const;
