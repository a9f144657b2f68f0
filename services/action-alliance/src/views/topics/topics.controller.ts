import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { keyPrefix } from '#event-sourcing/projections';
import { ConsistentWith, CurrentPrincipal, type Principal, Problem, Roles, type SeenWrite } from '#service-kit';
import { AllianceViews } from '../alliance-views.js';
import { MEETINGS_BY_TOPIC } from '../meetings/meeting.projection.js';
import { inOwnScope, scopeOfList } from '../own-scope.js';
import { pageOf, waitFor } from '../page.js';
import { TOPICS_BY_BODY, TOPICS_BY_DAY } from './topic.projection.js';
import { TopicAnswer, TopicsPage } from './topics-answer.dto.js';
import { TopicsQuery } from './topics.dto.js';

/** Meetings shown with a topic. */
const MOST_MEETINGS = 50;

@ApiTags('topics')
@Controller('api/action-alliance/v1/topics')
@Roles('alliance-member', 'migration-office', 'course-coordinator', 'education-office', 'department')
export class TopicsController {
  constructor(@Inject(AllianceViews) private readonly views: AllianceViews) {}

  /** Topics, the latest first; members of the alliance see those before their own bodies. */
  @Get()
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: TopicsQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicsPage> {
    const body = scopeOfList(principal, 'body', query.body);
    await waitFor(this.views, write, reply);
    const range = body === undefined ? { index: TOPICS_BY_DAY } : keyPrefix(TOPICS_BY_BODY, `${body}|`);
    return pageOf(this.views.topics, range, query, { reverse: true });
  }

  /** One topic with what became of it. */
  @Get(':topicId')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('topicId') topicId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicAnswer> {
    await waitFor(this.views, write, reply);
    const topic = await this.views.topics.get(topicId);
    if (!topic || !inOwnScope(principal, 'body', topic.bodyId)) {
      throw new Problem({ status: 404, code: 'topic-unknown', detail: 'This id names no topic.' });
    }
    const range = keyPrefix(MEETINGS_BY_TOPIC, `${topicId}|`);
    const { rows } = await this.views.meetings.find(range, { limit: MOST_MEETINGS, reverse: true });
    const meetings = rows.map(({ view: { meetingId, heldOn, decisions } }) => ({
      meetingId,
      heldOn,
      decisions: decisions
        .filter((decision) => decision.topicId === topicId)
        .map(({ decisionId, text }) => ({ decisionId, text })),
    }));
    return { ...topic, meetings };
  }
}
