import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { DisputedAnswer } from '../answers/disputed.dto.js';
import { evolveCase, NEW_CASE } from '../projections/case/case-state.js';
import { openDisputes } from '../rows/case-learner.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DisputedBody } from './disputed.dto.js';
import { visibleTo } from './reader-of.js';

@ApiTags('cases')
@Controller('api/integration-status/v1/disputed')
export class DisputedController {
  constructor(@Inject(STATUS_VIEWS) private readonly views: StatusViews) {}

  /**
   * Which data of a page of persons are disputed, for pages whose data other services tell: such data are shown with the
   * mark. Of each case what the reader may see of it counts, and nothing else.
   */
  @Post()
  @HttpCode(200)
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider', 'department')
  async disputed(@CurrentPrincipal() principal: Principal, @Body() { refs }: DisputedBody): Promise<DisputedAnswer> {
    const cases = await this.views.cases.getMany([...new Set(refs)]);
    const persons = await Promise.all(
      [...cases].map(async ([personRef, view]) => {
        const entries = await visibleTo(principal, view, this.views);
        return { personRef, disputed: openDisputes(entries.reduce(evolveCase, NEW_CASE)) };
      }),
    );
    return { persons: persons.filter(({ disputed }) => disputed.length > 0) };
  }
}
