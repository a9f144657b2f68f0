import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConsistentWith, CurrentPrincipal, type Principal, Problem, Roles, type SeenWrite } from '#service-kit';
import { AllianceViews } from '../alliance-views.js';
import { inOwnScope, scopeOfList } from '../own-scope.js';
import { pageOf, waitFor } from '../page.js';
import { MEETINGS_BY_BODY, MEETINGS_BY_DAY } from './meeting.projection.js';
import { MeetingAnswer, MeetingsPage } from './meetings-answer.dto.js';
import { MeetingsQuery } from './meetings.dto.js';

@ApiTags('meetings')
@Controller('api/action-alliance/v1/meetings')
@Roles('alliance-member', 'migration-office', 'course-coordinator', 'education-office', 'department')
export class MeetingsController {
  constructor(@Inject(AllianceViews) private readonly views: AllianceViews) {}

  /** Meetings by their day; members of the alliance see those of their own bodies. */
  @Get()
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: MeetingsQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingsPage> {
    const body = scopeOfList(principal, 'body', query.body);
    await waitFor(this.views, write, reply);
    const index = body === undefined ? MEETINGS_BY_DAY : MEETINGS_BY_BODY;
    const scope = body === undefined ? '' : `${body}|`;
    return pageOf(this.views.meetings, { index, from: `${scope}${query.from ?? ''}`, to: `${scope}\uffff` }, query);
  }

  /** One meeting: agenda with titles, and the decisions. */
  @Get(':meetingId')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('meetingId') meetingId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingAnswer> {
    await waitFor(this.views, write, reply);
    const view = await this.views.meetings.get(meetingId);
    if (!view || !inOwnScope(principal, 'body', view.bodyId)) {
      throw new Problem({ status: 404, code: 'meeting-unknown', detail: 'This id names no meeting.' });
    }
    const { topicIds, ...meeting } = view;
    const topics = await this.views.topics.getMany(topicIds);
    const agenda = topicIds.map((topicId) => {
      const title = topics.get(topicId)?.title;
      return { topicId, ...(title === undefined ? {} : { title }) };
    });
    return { ...meeting, agenda };
  }
}
