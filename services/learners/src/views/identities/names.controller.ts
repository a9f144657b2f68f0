import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import {
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { ProviderScope } from '../provider-scope/provider-scope.js';
import { AccessLog } from './access-log.js';
import { Identities } from './identities.js';
import { IdentityFeed } from './identity-feed.js';
import { NAME_REASONS } from './name-reason.js';
import { NamesAnswer } from './names-answer.dto.js';
import { NamesBody } from './names.dto.js';
import { WhoMaySeeNames } from './who-may-see-names.js';

@ApiTags('names')
@Controller('api/learners/v1/names')
export class NamesController {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IdentityFeed) private readonly feed: IdentityFeed,
    @Inject(ProviderScope) private readonly scope: ProviderScope,
  ) {}

  /**
   * The names of a page of references: providers those of their participants, the coordination all, others with a
   * reason. Each call is logged before it is answered.
   */
  @Post()
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office', 'education-office', 'data-protection')
  async names(
    @CurrentPrincipal() principal: Principal,
    @Body() { refs, reason }: NamesBody,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NamesAnswer> {
    if (this.who.needsReason(principal) && reason === undefined) {
      const detail = `Name a reason: ${NAME_REASONS.join(', ')}.`;
      throw new Problem({
        status: 403,
        code: 'reason-required',
        detail,
        errors: [{ at: '/reason', code: 'missing', detail }],
      });
    }
    if (write && !(await this.hasSeen(write))) markBehind(reply);
    const visible = await this.who.visible(principal, refs, reason);
    const names = await this.identities.names([...visible]);
    await this.log.write({
      at: this.clock.now(),
      actor: principal.sub,
      role: principal.role,
      what: 'names',
      personRefs: [...names.keys()],
      ...(reason === undefined ? {} : { reason }),
    });
    return {
      names: [...names].map(([personRef, { givenName, familyName }]) => ({ personRef, givenName, familyName })),
    };
  }

  private async hasSeen(write: SeenWrite): Promise<boolean> {
    const [identity, scope] = await Promise.all([
      waitUntilSeen(() => this.feed.hasSeen(write)),
      this.scope.seen(write),
    ]);
    return identity && scope;
  }
}
