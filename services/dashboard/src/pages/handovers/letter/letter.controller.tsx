import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import type { HandoverRow } from '../../../api/integration-status.js';
import { namesFor } from '../../../api/names.js';
import { Upstreams } from '../../../api/upstreams.js';
import { HANDOVER_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { HandoverParam } from '../handover-forms.js';
import { HandoverLetter } from './letter.page.js';

export class LetterQuery {
  /** To whom it is written. */
  @IsOptional()
  @IsIn(['person', 'traeger'])
  an: 'person' | 'traeger' = 'person';
}

/** The notice of a hand-over, to be printed: for the person, or for the other provider. */
@PageController('uebergaben')
export class HandoverLetterController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(':id/mitteilung')
  @Roles(...HANDOVER_ROLES)
  async letter(
    @Param() { id }: HandoverParam,
    @Query() { an }: LetterQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const row = await client.get<HandoverRow>('integration-status', `/handovers/${id}`);
    const names = await namesFor(client, role, [row.personRef]);
    await this.pages.send(
      request,
      reply,
      {
        title: 'Übergabemitteilung',
        question: an === 'person' ? 'Für die Person' : 'Für den anderen Träger',
        path: `/uebergaben/${id}/mitteilung`,
      },
      <HandoverLetter row={row} name={names.get(row.personRef)} to={an} today={this.pages.today()} />,
    );
  }
}
