import { Type } from '@sinclair/typebox';
import { Day, defineEvent, describing, Id, LEVEL_REASONS, oneOf } from '#contracts';

/** Schema of `SeatRequested` (domain/participation): sealed in the store, never in the log. */
export const seatRequested = defineEvent({
  context: 'courses',
  type: 'seat-requested',
  description: 'A person asks for a seat in a run; with the period of the run.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      registrationId: Id,
      runId: describing(Id),
      providerId: describing(Id),
      startsOn: describing(Day),
      endsOn: describing(Day),
      hold: describing(Type.Optional(Type.Boolean())),
      levelReason: describing(Type.Optional(oneOf(LEVEL_REASONS))),
      entitlementId: describing(Type.Optional(Id)),
      ruleId: describing(Type.Optional(Id)),
      ruleVersion: describing(Type.Optional(Type.String({ maxLength: 40 }))),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'p_7Qm2x0Vb4Kd9',
      registrationId: 'g_1',
      runId: 'r_1',
      providerId: 'vhs',
      startsOn: '2026-09-01',
      endsOn: '2026-12-18',
    },
  ],
});

/** Schema of `SeatDaysChanged` (domain/participation): sealed in the store, never in the log. */
export const seatDaysChanged = defineEvent({
  context: 'courses',
  type: 'seat-days-changed',
  description: 'The days of the run that a registration of the person is for have changed.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      registrationId: Id,
      runId: describing(Id),
      startsOn: describing(Day),
      endsOn: describing(Day),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'p_7Qm2x0Vb4Kd9',
      registrationId: 'g_1',
      runId: 'r_1',
      startsOn: '2026-09-15',
      endsOn: '2027-01-15',
    },
  ],
});

/** What the streams of this service hold beside the published events of its context. */
export const innerEvents = [seatRequested, seatDaysChanged] as const;
