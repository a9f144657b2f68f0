import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { CLOCK, Public } from '#service-kit';
import { addDays } from '../../domain/days.js';
import { calendarOf } from './calendar.js';
import { PublicRunsAnswer } from './public-runs-answer.dto.js';
import { CalendarQuery, PublicRunsQuery } from './public-runs.query.js';
import { isOpen, matches, PublicRuns } from './public-runs.js';

/** So long what has begun stays in the calendars: they learn late of what was cancelled. Days. */
const CALENDAR_DAYS_BACK = 90;
/** Who began this long ago takes nobody else. Days. */
const FINDER_DAYS_BACK = 28;

/** What everybody may know of the courses: published runs, and nothing of the people in them. */
@ApiTags('public')
@Controller('api/courses/v1/public')
@Public()
export class PublicRunsController {
  constructor(
    @Inject(PublicRuns) private readonly runs: PublicRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Published runs that are to come or have just begun, soonest first. */
  @Get('course-runs')
  async list(@Query() query: PublicRunsQuery): Promise<PublicRunsAnswer> {
    const found = await this.runs.from(addDays(this.clock.today(), -FINDER_DAYS_BACK), query.provider);
    const open = found.filter(({ row }) => isOpen(row)).map(({ answer }) => answer);
    return { runs: open.filter((answer) => matches(answer, query)) };
  }

  /** The beginnings of published runs as a calendar that programs subscribe to. */
  @Get('calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'inline; filename="kurse.ics"')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string', example: 'BEGIN:VCALENDAR' } })
  async calendar(@Query() { provider }: CalendarQuery): Promise<string> {
    const runs = await this.runs.from(addDays(this.clock.today(), -CALENDAR_DAYS_BACK), provider);
    const name = provider === undefined ? undefined : runs[0]?.answer.provider.name;
    return calendarOf(name === undefined ? 'Sprachkurse' : `Sprachkurse: ${name}`, runs);
  }
}
