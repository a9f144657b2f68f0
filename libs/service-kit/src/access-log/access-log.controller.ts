import { Body, Controller, Get, Inject, Post, Query, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Roles } from '../access/access.guard.js';
import type { Principal } from '../access/principal.js';
import { Problem } from '../edge/problem.js';
import { ACCESS_LOG } from '../tokens.js';
import { AccessLog } from './access-log.js';
import { AccessEntryRow, AccessLogPage, AccessLogQuery, AccessReasonBody } from './access-log.dto.js';

function eitherOr(): Problem {
  const detail = 'Name either an account or a person.';
  return new Problem({
    status: 400,
    code: 'input-invalid',
    detail,
    errors: [{ at: '/account', code: 'either-or', detail }],
  });
}

/** Who looked at whom in one service: reasons are named here, and data protection reads here. */
export function accessLogController(service: string): Type<object> {
  @ApiTags('access log')
  @Controller(`api/${service}/v1/access-log`)
  class AccessLogController {
    constructor(@Inject(ACCESS_LOG) private readonly log: AccessLog) {}

    /** What an account opened, or who looked at a person: newest first, for six months. */
    @Get()
    @Roles('data-protection')
    async looks(@Query() { account, personRef, limit, after }: AccessLogQuery): Promise<AccessLogPage> {
      const of =
        account === undefined ? personRef !== undefined && { personRef } : personRef === undefined && { account };
      if (!of) throw eitherOr();
      return this.log.looks(of, { limit, ...(after === undefined ? {} : { after }) });
    }

    /**
     * Names the reason for opening a person's case outside of the own scope; valid for this day. Answers what the log
     * has of it.
     */
    @Post('reasons')
    @Roles('migration-office', 'education-office', 'data-protection')
    reason(
      @CurrentPrincipal() principal: Principal,
      @Body() { personRef, reason }: AccessReasonBody,
    ): Promise<AccessEntryRow> {
      return this.log.write(principal, { what: 'reason', personRefs: [personRef], reason });
    }
  }
  return AccessLogController;
}
