import { LogRefused, type RunningSubscription } from '../event-log.port.js';
import { describeFault, isUnavailable } from '../faults.js';
import type { MessagingLogger } from '../observation.js';
import { backoffMs, Bell } from '../waiting.js';
import { GroupMember, type MemberOptions } from './group-member.js';

/**
 * A subscription outlives its members: when one is lost, another joins. Resolves when the group has been joined for
 * the first time. Throws LogUnavailable, TopicMismatch.
 */
export async function subscribeToKafka(options: MemberOptions, logger: MessagingLogger): Promise<RunningSubscription> {
  const keeper = new MemberKeeper(options, logger);
  const first = await GroupMember.join(options);
  const done = keeper.run(first);
  return {
    stop: () => {
      keeper.stop();
      return done;
    },
  };
}

class MemberKeeper {
  private readonly bell = new Bell();
  private stopping = false;

  constructor(
    private readonly options: MemberOptions,
    private readonly logger: MessagingLogger,
  ) {}

  stop(): void {
    this.stopping = true;
    this.bell.ring();
  }

  async run(first: GroupMember): Promise<void> {
    let member: GroupMember | undefined = first;
    let failures = 0;
    while (member) {
      await this.untilLostOrStopped(member);
      await member.stop();
      member = undefined;
      if (!this.stopping) this.lost();
      while (!this.stopping && !member) {
        await this.bell.sleep(backoffMs(++failures));
        member = this.isStopping() ? undefined : await this.join();
      }
      failures = 0;
    }
  }

  private async untilLostOrStopped(member: GroupMember): Promise<void> {
    const ring = (): void => this.bell.ring();
    member.lost.then(ring, ring);
    await this.bell.sleep();
  }

  private lost(): void {
    const { group, onAssigned } = this.options.subscription;
    this.logger.warn({ group }, 'kafka: the group was lost, joining again');
    onAssigned?.([]);
  }

  /** undefined: not yet. */
  private async join(): Promise<GroupMember | undefined> {
    const { group } = this.options.subscription;
    try {
      const member = await GroupMember.join(this.options);
      this.logger.info({ group }, 'kafka: the group has been joined again');
      return member;
    } catch (error) {
      const fields = { group, fault: error instanceof LogRefused ? error.message : describeFault(error) };
      this.logger[isUnavailable(error) ? 'warn' : 'error'](fields, 'kafka: the group cannot be joined, trying again');
      return undefined;
    }
  }

  private isStopping(): boolean {
    return this.stopping;
  }
}
