import type { PathParameters } from '#service-kit';

/** What stands in the addresses of this service. */
export const actionAlliancePathParameters: PathParameters = {
  meetingId: { description: 'Meeting.', example: 'm_1' },
  topicId: { description: 'Topic.', example: 'to_1' },
};
