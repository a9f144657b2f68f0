import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ACCESS_LOG,
  AccessLog,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { Identities } from '../identities/identities.js';
import { IdentityFeed } from '../identities/identity-feed.js';
import { WhoMaySeeNames } from '../identities/who-may-see-names.js';
import { DuplicatePairs, type DuplicatePair } from './duplicate-pairs.js';
import { DuplicatesAnswer, type DuplicatePairRow, DuplicatesQuery } from './duplicates.dto.js';

/** So many pages of pairs are looked through for those that a provider may know. */
const MOST_READS = 50;

@ApiTags('duplicates')
@Controller('api/learners/v1/duplicates')
export class DuplicatesController {
  constructor(
    @Inject(DuplicatePairs) private readonly pairs: DuplicatePairs,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(ACCESS_LOG) private readonly log: AccessLog,
    @Inject(IdentityFeed) private readonly feed: IdentityFeed,
  ) {}

  /**
   * Who may be taken in twice, likeliest first, or what was decided about it; a person decides. A provider sees pairs of
   * which both are its own, and no hint of others. A page may be shorter than asked for. Logged before it is answered.
   */
  @Get()
  @Roles('course-coordinator', 'provider')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() { state, limit, after }: DuplicatesQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DuplicatesAnswer> {
    if (write && !(await waitUntilSeen(() => this.feed.hasSeen(write)))) markBehind(reply);
    const found: DuplicatePair[] = [];
    let cursor = after;
    for (let read = 0; read < MOST_READS && found.length === 0; read += 1) {
      const page = await this.pairs.find(state, { limit, ...(cursor === undefined ? {} : { after: cursor }) });
      found.push(
        ...(await this.knownTo(
          principal,
          page.rows.map(({ body }) => body),
        )),
      );
      cursor = page.next;
      if (cursor === undefined) break;
    }
    const refs = found.flatMap(({ elder, younger }) => [elder, younger]);
    const rows = await this.rowsOf(found, refs);
    await this.log.write(principal, { what: 'names', personRefs: refs, reason: undefined });
    return { rows, ...(cursor === undefined ? {} : { next: cursor }) };
  }

  private async knownTo(principal: Principal, pairs: readonly DuplicatePair[]): Promise<readonly DuplicatePair[]> {
    const known = await this.who.known(
      principal,
      pairs.flatMap(({ elder, younger }) => [elder, younger]),
    );
    return pairs.filter(({ elder, younger }) => known.has(elder) && known.has(younger));
  }

  private async rowsOf(pairs: readonly DuplicatePair[], refs: readonly string[]): Promise<DuplicatePairRow[]> {
    const [names, identities] = await Promise.all([this.identities.names(refs), this.identities.getMany(refs)]);
    const personOf = (personRef: string) => {
      const [name, identity] = [names.get(personRef), identities.get(personRef)];
      if (!name || !identity) return undefined;
      const { municipalityKey, enrolledOn } = identity;
      return { personRef, ...name, municipalityKey, enrolledOn };
    };
    return pairs.flatMap(({ elder, younger, ...pair }) => {
      const [one, other] = [personOf(elder), personOf(younger)];
      return one && other ? [{ ...pair, elder: one, younger: other }] : [];
    });
  }
}
