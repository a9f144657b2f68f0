import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { search } from '../../api/api-client.js';
import { disputesOf } from '../../api/disputes.js';
import { namesFor } from '../../api/names.js';
import { overlapsOf } from '../../api/overlaps.js';
import { post } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { TEACHING_ROLES } from '../../layout/navigation.js';
import { KeyForm } from '../../layout/forms.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { type FormProblem, formProblem } from '../courses/form-problem.js';
import { OVERLAP_COLUMNS } from './overlap-columns.js';
import { OverlapsPage } from './overlaps.page.js';
import { AllowForm, NOTICES, OverlapParam, OverlapsQuery, PATH } from './overlaps.query.js';

interface Wish {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
}

@PageController()
@Roles(...TEACHING_ROLES)
export class OverlapsController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('kurse/ueberschneidungen')
  async list(
    @Query() query: OverlapsQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show({ request, reply, principal }, { query });
  }

  @Get('kurse/ueberschneidungen.csv')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const overlaps = await overlapsOf(this.upstreams.clientFor(request));
    await sendCsv(reply, 'ueberschneidungen', OVERLAP_COLUMNS, [overlaps]);
  }

  @Post('kurse/ueberschneidungen/:person/:anmeldung/zulassen')
  async allow(
    @Param() param: OverlapParam,
    @Body() { schluessel, grund }: AllowForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = grund === '' ? {} : { reason: grund };
    await this.send({ request, reply, principal }, param, 'allow-overlap', schluessel, body, 'zugelassen');
  }

  @Post('kurse/ueberschneidungen/:person/:anmeldung/zuruecknehmen')
  async withdraw(
    @Param() param: OverlapParam,
    @Body() { schluessel }: KeyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { request, reply, principal };
    await this.send(wish, param, 'withdraw', schluessel, {}, 'zurueckgenommen');
  }

  private async send(
    wish: Wish,
    { person, anmeldung }: OverlapParam,
    step: string,
    key: string,
    body: object,
    meldung: keyof typeof NOTICES,
  ): Promise<void> {
    try {
      const path = `/registrations/${person}/${anmeldung}/${step}`;
      const done = await post(this.upstreams.clientFor(wish.request), path, key, body);
      const seen = search({ meldung, gesehen: `${done.stream}@${done.version}` });
      void wish.reply.redirect(`${PATH}${seen}`, 303);
    } catch (error) {
      await this.show(wish, { problem: { ...formProblem(error, { reason: 'grund' }), registrationId: anmeldung } });
    }
  }

  private async show(
    { request, reply, principal }: Wish,
    said: {
      readonly query?: OverlapsQuery;
      readonly problem?: FormProblem & { readonly registrationId: string };
    },
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const overlaps = await overlapsOf(client, said.query?.gesehen);
    const refs = overlaps.map(({ personRef }) => personRef);
    const [names, disputes] = await Promise.all([namesFor(client, principal.role, refs), disputesOf(client, refs)]);
    const meldung = said.query?.meldung;
    await this.pages.send(
      request,
      reply,
      {
        title: 'Überschneidungen',
        question: 'Wer ist zur selben Zeit in zwei Kursen?',
        path: PATH,
        notice: meldung === undefined ? undefined : NOTICES[meldung],
      },
      <OverlapsPage
        overlaps={overlaps}
        names={names}
        disputes={disputes}
        formKey={newId('f')}
        problem={said.problem}
      />,
      said.problem?.status,
    );
  }
}
