import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import {
  boundTo,
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
} from '#service-kit';
import { type TransitionStepRow, TransitionStepsAnswer } from '../answers/transitions.dto.js';
import { ALL_SHARED, BY_DUE, dueScope, type TransitionView } from '../projections/transition/transition.projection.js';
import { APART } from '../rows/board.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { awaitOwnWrite } from './own-writes.js';
import { TransitionStepsQuery } from './transition-steps.query.js';

@ApiTags('lists')
@Controller('api/integration-status/v1')
export class TransitionsController {
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Open steps of transitions by the day they are due; a department gets its own, the offices those not kept apart. */
  @Get('transition-steps')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department')
  async steps(
    @Query() { owner, late, limit, after }: TransitionStepsQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransitionStepsAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['transitions'] });
    const until = late === 'true' ? this.clock.today() : '\uffff';
    const rows: TransitionStepRow[] = [];
    let next: string | undefined;
    for (const scope of scopesFor(principal, owner)) {
      const range = { index: BY_DUE, from: `${scope}|`, to: `${scope}|${until}` };
      const page = await this.views.transitions.keys(range, { limit, ...(after === undefined ? {} : { after }) });
      const found = await this.views.transitions.getMany(page.rows.map(({ id }) => id));
      rows.push(...page.rows.flatMap(({ id, key }) => rowOf(found.get(id), key)));
      // A department's steps lie in one of the two scopes: its data are kept apart, or they are not.
      next ??= page.next;
    }
    return { rows, ...(next === undefined ? {} : { next }) };
  }
}

function scopesFor(principal: Principal, owner: string | undefined): readonly string[] {
  const bound = boundTo(principal);
  if (bound) {
    const own = owner ?? bound.ids[0];
    if (own === undefined || !bound.ids.includes(own))
      throw new Problem({ status: 403, code: 'not-your-department', detail: 'A department sees its own steps.' });
    return [dueScope(own, false), dueScope(own, true)];
  }
  if (owner !== undefined && APART.has(owner)) {
    const detail = 'Who has to do with this department is told to that department alone.';
    throw new Problem({ status: 403, code: 'department-apart', detail });
  }
  return [owner === undefined ? ALL_SHARED : dueScope(owner, false)];
}

function rowOf(view: TransitionView | undefined, key: string): readonly TransitionStepRow[] {
  const [, , , code] = key.split('|');
  const step = view?.steps.find((one) => one.step === code);
  if (!view || !step || step.dueOn === undefined) return [];
  const { transitionId, personRef, kind } = view;
  const { title, owner, dueOn } = step;
  return [{ transitionId, personRef, kind, step: step.step, title, owner, dueOn }];
}
