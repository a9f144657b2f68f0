import type { DomainEvent, Publisher } from '#event-sourcing';
import type { BodyFounded } from './domain/body/body.decider.js';
import type { MeasureEvent } from './domain/measure/measure.decider.js';
import type { MeetingEvent } from './domain/meeting/meeting.decider.js';
import type { TopicRaised } from './domain/topic/topic.decider.js';

type ActionAllianceEvent = BodyFounded | TopicRaised | MeetingEvent | MeasureEvent;

/** The alliance works in the open: every domain event leaves as the contract event of its name. */
export const publish: Publisher = (event: DomainEvent) => {
  const { type, data } = event as ActionAllianceEvent;
  return { type, data };
};
