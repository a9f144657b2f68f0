import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import type { KeyRange } from '#event-sourcing/projections';
import { CLOCK, ConsistentWith, CurrentPrincipal, type Principal, Roles, type SeenWrite } from '#service-kit';
import { type Reader, seesAllCases } from '../access/case-visibility.js';
import { DeadlinesAnswer, type DeadlineRow } from '../answers/deadlines.dto.js';
import { DUE, DUE_EVER, readDeadlineKey } from '../deadlines/deadline-keys.js';
import { DeadlineRows } from '../rows/deadline-rows.js';
import { pageOfRows } from '../rows/page-of-rows.js';
import { RowJoins } from '../rows/row-joins.js';
import type { KeyRow } from '../rows/spans.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DeadlinesQuery } from './deadlines.query.js';
import { isWanted } from './due-wanted.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';

@ApiTags('deadlines')
@Controller('api/integration-status/v1/deadlines')
export class DeadlinesController {
  private readonly rows: DeadlineRows;

  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.rows = new DeadlineRows(views, new RowJoins(views));
  }

  /**
   * What is due on persons by which day, by which rule, and who must act; soonest first, as of a day. A provider sees its
   * own participants, a department those whom it obliged or issued a right, each what it may know of them alone.
   */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider', 'department')
  async deadlines(
    @Query() query: DeadlinesQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlinesAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['cases', 'runs', 'providers'] });
    const { day = this.clock.today(), limit, after, person } = query;
    const reader = readerOf(principal);
    if (person !== undefined) return { day, rows: await this.ofPerson(person, reader, query, day) };
    const page = await pageOfRows(
      this.views.cases,
      rangeOf(query, reader, day >= this.clock.today()),
      (keys) => this.behind(keys, reader, query, day),
      { limit, after, sees: seesAllCases(reader) ? 'all' : 'own' },
    );
    return { day, ...page };
  }

  private async ofPerson(
    personRef: string,
    reader: Reader,
    query: DeadlinesQuery,
    day: string,
  ): Promise<readonly DeadlineRow[]> {
    const view = await this.views.cases.get(personRef);
    const rows = view ? ((await this.rows.of([view], reader, day)).get(personRef) ?? []) : [];
    return rows.filter((row) => isWanted(row, query));
  }

  /** The row behind each key; undefined where the reader sees none, or wants another. */
  private async behind(
    keys: readonly KeyRow[],
    reader: Reader,
    query: DeadlinesQuery,
    day: string,
  ): Promise<readonly (DeadlineRow | undefined)[]> {
    const places = keys.map(({ key }) => readDeadlineKey(key));
    const ids = keys.flatMap(({ id }, at) => (stands(places[at], query, day) ? [id] : []));
    const cases = await this.views.cases.getMany([...new Set(ids)]);
    const rows = await this.rows.of(cases.values(), reader, day);
    return keys.map(({ id }, at) => {
      const place = places[at];
      if (!stands(place, query, day)) return undefined;
      return rows
        .get(id)
        ?.find(
          (row) =>
            row.kind === place?.kind &&
            row.subjectId === place.subjectId &&
            row.dueOn === place.dueOn &&
            isWanted(row, query),
        );
    });
  }
}

/** Soonest first, over the widest scope that the reader has. */
function rangeOf({ from = '', to, rule }: DeadlinesQuery, reader: Reader, now: boolean): KeyRange {
  const own = reader.department === undefined ? 'all' : `department:${reader.department}`;
  const scope = rule === undefined || reader.department !== undefined ? own : `rule:${rule}`;
  return {
    index: now ? DUE : DUE_EVER,
    from: `${scope}|${from}`,
    to: to === undefined ? `${scope}|\uffff` : `${scope}|${to}|\uffff`,
  };
}

/** What the key alone tells: whether the deadline stood on the day and is of the kind that is wanted. */
function stands(place: ReturnType<typeof readDeadlineKey> | undefined, query: DeadlinesQuery, day: string): boolean {
  if (!place) return false;
  if (place.from > day || (place.to !== '' && place.to <= day)) return false;
  return (
    (query.kind === undefined || place.kind === query.kind) && (query.rule === undefined || place.ruleId === query.rule)
  );
}
