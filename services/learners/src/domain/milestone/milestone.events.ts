import type { EventOf, healthMilestoneRecorded, milestoneRecorded, youthMilestoneRecorded } from '#contracts';

export type MilestoneRecorded = EventOf<typeof milestoneRecorded>;
export type YouthMilestoneRecorded = EventOf<typeof youthMilestoneRecorded>;
export type HealthMilestoneRecorded = EventOf<typeof healthMilestoneRecorded>;

export type MilestoneEvent = MilestoneRecorded | YouthMilestoneRecorded | HealthMilestoneRecorded;
