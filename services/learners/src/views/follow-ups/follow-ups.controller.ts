import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock, CommandExecutor } from '#event-sourcing';
import {
  CLOCK,
  COMMAND_EXECUTOR,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Roles,
  type SeenWrite,
} from '#service-kit';
import { FollowUpDesk, officesOf } from '../../commands/follow-up-desk.js';
import { type Desk, followUpDecider } from '../../domain/follow-up/follow-up.decider.js';
import { LearnerReach } from '../provider-scope/learner-reach.js';
import type { FollowUpEntry } from './follow-up.projection.js';
import { DeskAnswer, FollowUpAnswer, FollowUpsAnswer, type InCharge } from './follow-ups-answer.dto.js';
import { FollowUpsQuery } from './follow-ups.query.js';
import { FollowUps } from './follow-ups.js';

const OFFICES = ['migration-office', 'course-coordinator', 'education-office', 'provider', 'department'] as const;

@ApiTags('follow-ups')
@Controller('api/learners/v1')
export class FollowUpsController {
  constructor(
    @Inject(FollowUps) private readonly followUps: FollowUps,
    @Inject(FollowUpDesk) private readonly desk: FollowUpDesk,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The own open follow-ups, those of the office that are nobody's, and those of whom one stands in for; due first. */
  @Get('follow-ups')
  @Roles(...OFFICES)
  async mine(
    @CurrentPrincipal() principal: Principal,
    @Query() { limit, after }: FollowUpsQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowUpsAnswer> {
    await this.awaitWrite(seen, reply);
    const desk = await this.desk.of(principal);
    const page = await this.followUps.onDesk(desk, { limit, ...(after === undefined ? {} : { after }) });
    return { ...page, rows: await this.answers(page.rows, principal, desk) };
  }

  /** The own account and offices, and who stands in for whom there: what the forms need. */
  @Get('follow-ups/desk')
  @Roles(...OFFICES)
  async ofDesk(@CurrentPrincipal() principal: Principal): Promise<DeskAnswer> {
    const offices = officesOf(principal);
    const today = this.clock.today();
    const deputies = await Promise.all(
      offices.map(async (office) =>
        Object.values((await this.desk.deputies(office)).current)
          .filter(({ to }) => to >= today)
          .map((deputyship) => ({ ...deputyship, office })),
      ),
    );
    const rows = deputies.flat().sort((one, other) => (one.from < other.from ? -1 : 1));
    return { account: principal.sub, offices, deputies: rows };
  }

  /** The open follow-ups of a case that the own office set; those of other offices are theirs alone. */
  @Get('learners/:ref/follow-ups')
  @Roles(...OFFICES)
  async ofCase(
    @CurrentPrincipal() principal: Principal,
    @Param('ref') personRef: string,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowUpsAnswer> {
    await this.reach.requireOwnCase(principal, personRef, seen);
    await this.awaitWrite(seen, reply);
    const desk = await this.desk.of(principal);
    const rows = await this.followUps.ofCase(personRef, desk.offices);
    return { rows: await this.answers(rows, principal, desk) };
  }

  private async awaitWrite(seen: SeenWrite | undefined, reply: FastifyReply): Promise<void> {
    if (seen && !(await this.followUps.seen(seen))) markBehind(reply);
  }

  /** With the notes, which stand in the streams alone. */
  private answers(
    entries: readonly FollowUpEntry[],
    principal: Principal,
    desk: Desk,
  ): Promise<readonly FollowUpAnswer[]> {
    return Promise.all(
      entries.map(async ({ followUpId, personRef, subject, dueOn, setOn, account }) => {
        const { state } = await this.executor.load(followUpDecider, followUpId);
        const note = 'note' in state ? { note: state.note } : {};
        return {
          followUpId,
          personRef,
          subject,
          dueOn,
          setOn,
          inCharge: inChargeOf(account, principal, desk),
          ...note,
        };
      }),
    );
  }
}

function inChargeOf(account: string | undefined, principal: Principal, desk: Desk): InCharge {
  if (account === undefined) return 'office';
  if (account === principal.sub) return 'me';
  return desk.accounts.includes(account) ? 'principal' : 'colleague';
}
