import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ACCESS_LOG,
  AccessLog,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  needsReason,
  type Principal,
  reasonRequired,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { ProviderScope } from '../provider-scope/provider-scope.js';
import { Identities } from './identities.js';
import { IdentityFeed } from './identity-feed.js';
import { NamesAnswer } from './names-answer.dto.js';
import { NamesBody } from './names.dto.js';
import { Persons } from './persons.js';
import { WhoMaySeeNames } from './who-may-see-names.js';

@ApiTags('names')
@Controller('api/learners/v1/names')
export class NamesController {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(IdentityFeed) private readonly feed: IdentityFeed,
    @Inject(ProviderScope) private readonly scope: ProviderScope,
    @Inject(Persons) private readonly persons: Persons,
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
    if (needsReason(principal) && reason === undefined) throw reasonRequired();
    if (write && !(await this.hasSeen(write))) markBehind(reply);
    const visible = await this.who.visible(principal, refs, reason);
    const personOf = await this.persons.of([...visible]);
    const names = await this.identities.names([...new Set([...visible].map((ref) => personOf(ref).root))]);
    const told = [...visible].flatMap((personRef) => {
      const name = names.get(personOf(personRef).root);
      return name ? [{ personRef, givenName: name.givenName, familyName: name.familyName }] : [];
    });
    await this.log.write(principal, { what: 'names', personRefs: told.map(({ personRef }) => personRef), reason });
    return { names: told };
  }

  private async hasSeen(write: SeenWrite): Promise<boolean> {
    const [identity, scope] = await Promise.all([
      waitUntilSeen(() => this.feed.hasSeen(write)),
      this.scope.seen(write),
    ]);
    return identity && scope;
  }
}
