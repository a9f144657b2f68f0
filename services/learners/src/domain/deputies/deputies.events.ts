import { Type } from '@sinclair/typebox';
import { Day, defineEvent, describing, type EventOf, Id, identifying } from '#contracts';

const Account = Type.String({ minLength: 1, maxLength: 200 });

/** Stays in this service: who stands in for whom concerns the office alone. Sealed under a key of the account. */
export const deputyAppointed = defineEvent({
  context: 'learners',
  type: 'deputy-appointed',
  description: 'An account stands in for another of its office, from a day to a day.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      /** The reference of the account that is stood in for, in the place of that of a person. */
      personRef: Id,
      deputyId: Id,
      principal: identifying(Account),
      deputy: identifying(Account),
      from: describing(Day),
      to: describing(Day),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'acc_1',
      deputyId: 'v_1',
      principal: 'a_1',
      deputy: 'a_2',
      from: '2026-12-21',
      to: '2027-01-08',
    },
  ],
});

export const deputyEnded = defineEvent({
  context: 'learners',
  type: 'deputy-ended',
  description: 'A deputyship ends before its last day.',
  schema: Type.Object({ deputyId: Id }, { additionalProperties: false }),
  samples: [{ deputyId: 'v_1' }],
});

export type DeputyAppointed = EventOf<typeof deputyAppointed>;
export type DeputiesEvent = DeputyAppointed | EventOf<typeof deputyEnded>;
