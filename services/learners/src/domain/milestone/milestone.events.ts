import type {
  EventOf,
  healthMilestoneRecorded,
  healthMilestoneWithdrawn,
  milestoneRecorded,
  milestoneWithdrawn,
  youthMilestoneRecorded,
  youthMilestoneWithdrawn,
} from '#contracts';

export type MilestoneRecorded = EventOf<typeof milestoneRecorded>;
export type YouthMilestoneRecorded = EventOf<typeof youthMilestoneRecorded>;
export type HealthMilestoneRecorded = EventOf<typeof healthMilestoneRecorded>;
export type MilestoneWithdrawn = EventOf<typeof milestoneWithdrawn>;
export type YouthMilestoneWithdrawn = EventOf<typeof youthMilestoneWithdrawn>;
export type HealthMilestoneWithdrawn = EventOf<typeof healthMilestoneWithdrawn>;

export type MilestoneEvent =
  | MilestoneRecorded
  | YouthMilestoneRecorded
  | HealthMilestoneRecorded
  | MilestoneWithdrawn
  | YouthMilestoneWithdrawn
  | HealthMilestoneWithdrawn;
