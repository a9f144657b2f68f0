import { ApiProperty } from '@nestjs/swagger';
import type { RelayStatus } from '#messaging';
import type { HostedStatus } from '../subscriptions/hosted-subscription.js';
import { RebuildState } from './rebuild-state.dto.js';
import { RefusalCount } from './refusals.dto.js';

class HeldBackStream {
  /** @example 'participation-p_7Qm2x0Vb4Kd9' */
  readonly stream!: string;
  /** @example 'MessageTooLarge' */
  readonly reason!: string;
}

class RelayState implements RelayStatus {
  /**
   * This process publishes, or every process may.
   * @example true
   */
  readonly leading!: boolean;
  /**
   * Commits that the last look met and that are not published yet; at most the size of a batch.
   * @example 0
   */
  readonly pending!: number;
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly lastPublishedAt?: string;
  /** Held back because a commit cannot be published; `relay/retry` tries again. */
  @ApiProperty({ type: [HeldBackStream] })
  readonly parkedStreams!: readonly HeldBackStream[];
  /**
   * Why the last pass failed, while it does.
   * @example 'LogUnavailable'
   */
  readonly failure?: string;
}

class PartitionState {
  /** @example 'verzahnung.courses' */
  readonly topic!: string;
  /** @example 3 */
  readonly partition!: number;
  /**
   * Offset of the next event that the group will handle.
   * @example '812'
   */
  readonly next!: string;
  /**
   * Offset after the last event.
   * @example '812'
   */
  readonly end!: string;
  /**
   * Events not handled yet.
   * @example 0
   */
  readonly lag!: number;
}

/** A group of readers; where it cannot be asked, `unavailable` says why and the rest is absent. */
class SubscriptionState {
  /** @example 'courses.policies' */
  readonly group!: string;
  /** @example '1' */
  readonly generation?: string;
  @ApiProperty({ type: [PartitionState], required: false })
  readonly partitions?: readonly PartitionState[];
  /** Events since the start of this process, by what became of them. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    required: [],
    example: { handled: 812, parked: 0 },
  })
  readonly counts?: Readonly<Record<string, number>>;
  /**
   * Events of its topics that the group has not handled.
   * @example 0
   */
  readonly lag?: number;
  /**
   * Parked streams.
   * @example 0
   */
  readonly parked?: number;
  /**
   * When the latest event handled by this process was recorded.
   * @example '2026-11-02T08:15:00.000Z'
   */
  readonly asOf?: string;
  /**
   * What it waits for, while it is paused.
   * @example 'StoreUnavailable'
   */
  readonly pausedBy?: string;
  /**
   * Why nothing is known of the group.
   * @example 'LogUnavailable'
   */
  readonly unavailable?: string;
}

export class ProjectionStatus {
  /** @example 'runs' */
  readonly name!: string;
  /** @example 'integration-status.runs' */
  readonly group!: string;
  /** @example '1' */
  readonly generation!: string;
  /**
   * Seconds since the latest event that it shows was recorded while others wait; 0 when none waits; absent: not known.
   * @example 0
   */
  readonly ageSeconds?: number;
  readonly rebuild?: RebuildState;
}

/** How a service is doing, for operators; nothing of its content. */
export class ServiceStatus {
  /** @example 'courses' */
  readonly service!: string;
  /** Absent for a service that decides nothing. */
  @ApiProperty({ type: RelayState, required: false })
  readonly relay?: RelayStatus;
  @ApiProperty({ type: [SubscriptionState] })
  readonly subscriptions!: readonly HostedStatus[];
  @ApiProperty({ type: [ProjectionStatus] })
  readonly projections!: readonly ProjectionStatus[];
  /** What became of the commands of its policies; absent while the read documents do not answer. */
  @ApiProperty({ type: [RefusalCount], required: false })
  readonly refusals?: readonly RefusalCount[];
}
