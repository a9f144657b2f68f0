import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, DepartmentId, Id, oneOf, Text, Title } from '../fields.js';

const context = 'action-alliance' as const;

export const bodyFounded = defineEvent({
  context,
  type: 'body-founded',
  description: 'A body of the action alliance was set up.',
  schema: Type.Object(
    {
      bodyId: Id,
      name: Title,
      kind: oneOf(['action-alliance', 'action-plan-round', 'coordination-meeting', 'working-group']),
    },
    { additionalProperties: false },
  ),
  samples: [{ bodyId: 'b_1', name: 'Aktionsbündnis Integration', kind: 'action-alliance' }],
});
export const topicRaised = defineEvent({
  context,
  type: 'topic-raised',
  description: 'A topic was brought before a body. Its text concerns no single person.',
  schema: Type.Object(
    { topicId: Id, bodyId: Id, title: Title, text: Type.Optional(Text) },
    { additionalProperties: false },
  ),
  samples: [{ topicId: 'to_1', bodyId: 'b_1', title: 'Kinderbetreuung während der Abendkurse' }],
});
export const meetingConvened = defineEvent({
  context,
  type: 'meeting-convened',
  description: 'A meeting was called, with the topics on its agenda.',
  schema: Type.Object(
    {
      meetingId: Id,
      bodyId: Id,
      heldOn: Day,
      place: Title,
      topicIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
    },
    { additionalProperties: false },
  ),
  samples: [{ meetingId: 'm_1', bodyId: 'b_1', heldOn: '2026-12-03', place: 'Kreishaus', topicIds: ['to_1'] }],
});
export const decisionTaken = defineEvent({
  context,
  type: 'decision-taken',
  description: 'A meeting decided on a topic.',
  schema: Type.Object({ meetingId: Id, decisionId: Id, topicId: Id, text: Text }, { additionalProperties: false }),
  samples: [
    { meetingId: 'm_1', decisionId: 'de_1', topicId: 'to_1', text: 'Der Fachdienst Jugend legt ein Angebot vor.' },
  ],
});
export const measureAssigned = defineEvent({
  context,
  type: 'measure-assigned',
  description: 'A measure was given to a department with a due date.',
  schema: Type.Object(
    { measureId: Id, decisionId: Type.Optional(Id), department: DepartmentId, title: Title, dueOn: Day },
    { additionalProperties: false },
  ),
  samples: [
    {
      measureId: 'me_1',
      decisionId: 'de_1',
      department: 'youth',
      title: 'Betreuungsangebot für Abendkurse',
      dueOn: '2027-02-01',
    },
  ],
});
export const measureCompleted = defineEvent({
  context,
  type: 'measure-completed',
  description: 'The measure is done.',
  schema: Type.Object({ measureId: Id }, { additionalProperties: false }),
  samples: [{ measureId: 'me_1' }],
});

export const actionAllianceEvents = [
  bodyFounded,
  topicRaised,
  meetingConvened,
  decisionTaken,
  measureAssigned,
  measureCompleted,
] as const;
