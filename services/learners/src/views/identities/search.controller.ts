import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CommandExecutor } from '#event-sourcing';
import { type BlindIndex, nameParts } from '#privacy';
import {
  ACCESS_LOG,
  AccessLog,
  COMMAND_EXECUTOR,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { BLIND_INDEX } from './blind-index.provider.js';
import { Identities } from './identities.js';
import { IdentityFeed } from './identity-feed.js';
import { type Person, Persons } from './persons.js';
import { type Hit, ranked } from './search-ranking.js';
import { SearchAnswer } from './search-answer.dto.js';
import { SearchBody } from './search.dto.js';
import { WhoMaySeeNames } from './who-may-see-names.js';

const MOST = 20;

@ApiTags('learners')
@Controller('api/learners/v1/learners')
export class SearchController {
  constructor(
    @Inject(Identities) private readonly identities: Identities,
    @Inject(BLIND_INDEX) private readonly blindIndex: BlindIndex,
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(IdentityFeed) private readonly feed: IdentityFeed,
    @Inject(Persons) private readonly persons: Persons,
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
  ) {}

  /**
   * Is a person known already? By name, also as it sounds, and birth date. In the body, as addresses are logged; a
   * provider finds its own participants alone. Each call is logged before it is answered.
   */
  @Post('search')
  @HttpCode(200)
  @Roles('provider', 'course-coordinator', 'migration-office', 'education-office', 'data-protection')
  async search(
    @CurrentPrincipal() principal: Principal,
    @Body() { reason, ...search }: SearchBody,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchAnswer> {
    if (nameParts(search.familyName).length === 0) {
      const detail = 'must hold a letter';
      throw new Problem({
        status: 400,
        code: 'input-invalid',
        detail,
        errors: [{ at: '/familyName', code: 'no-letter', detail }],
      });
    }
    if (write && !(await waitUntilSeen(() => this.feed.hasSeen(write)))) markBehind(reply);
    const tokens = this.blindIndex.tokens(search);
    const found = ranked(tokens, await this.identities.candidates(tokens));
    const personOf = await this.persons.of(found.map(({ personRef }) => personRef));
    const hits = oncePerPerson(found, personOf);
    const known = await this.who.known(
      principal,
      hits.map(({ personRef }) => personRef),
    );
    const shown = hits.filter(({ personRef }) => known.has(personRef)).slice(0, MOST);
    const visible = await this.who.visible(
      principal,
      shown.map(({ personRef }) => personRef),
      reason,
    );
    const names = await this.identities.names([...visible]);
    const personRefs = shown.map(({ personRef }) => personRef);
    await this.log.write(principal, { what: 'search', personRefs, reason });
    const persons = shown.map(async (hit) => {
      const name = names.get(hit.personRef);
      return {
        ...hit,
        ...name,
        ...(name && (await this.isDisputed(personOf(hit.personRef).members)) ? { disputed: ['identity'] } : {}),
      };
    });
    return { persons: await Promise.all(persons) };
  }

  /** A name that is disputed, under whichever reference, is told with the mark alone (§ 84 Abs. 2 SGB X). */
  private async isDisputed(members: readonly string[]): Promise<boolean> {
    const loaded = await Promise.all(members.map((ref) => this.executor.load(learnerDecider, ref)));
    const disputes = loaded.flatMap(({ state }) => (state.phase === 'enrolled' ? Object.values(state.disputes) : []));
    return disputes.some(({ datum, outcome }) => datum === 'identity' && outcome === undefined);
  }
}

/** Each person once, under the reference that stays, in the place of the best match. */
function oncePerPerson(hits: readonly Hit[], personOf: (personRef: string) => Person): readonly Hit[] {
  const persons = new Map<string, Hit>();
  for (const hit of hits) {
    const personRef = personOf(hit.personRef).root;
    if (!persons.has(personRef)) persons.set(personRef, { ...hit, personRef });
  }
  return [...persons.values()];
}
