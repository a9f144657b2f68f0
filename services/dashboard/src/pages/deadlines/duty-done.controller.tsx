import { Body, Inject, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROVIDER_DUTIES, type ProviderDuty } from '#contracts';
import { Roles } from '#service-kit';
import { ApiProblem, search } from '../../api/api-client.js';
import { post } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { Alert } from '../../layout/alert.js';
import { KeyForm } from '../../layout/forms.js';
import { PLACING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { PATH } from './deadlines.query.js';

const ID = /^[A-Za-z0-9_-]{1,100}$/;

export class DutyDoneBody extends KeyForm {
  @IsIn(PROVIDER_DUTIES)
  art!: ProviderDuty;

  @Matches(ID)
  traeger!: string;

  @IsOptional()
  @Matches(ID)
  kurs?: string;
}

const AWAY =
  'Das wurde nicht vermerkt: Der Dienst antwortet gerade nicht. Versuchen Sie es bitte noch einmal; doppelt gezählt wird nichts.';
const OTHERWISE = 'Das wurde nicht vermerkt. Laden Sie die Fristen bitte neu und versuchen Sie es noch einmal.';
const REFUSALS: Readonly<Record<string, string>> = {
  'duty-already-done': 'Das ist schon als erledigt vermerkt.',
  'run-unknown': 'Diesen Kurs gibt es bei diesem Träger nicht.',
  'not-your-provider': 'Vermerken kann das der Träger selbst.',
  'report-not-asked': 'Zurzeit verlangt keine Regel diese Meldung.',
};

/** What a provider has done elsewhere is recorded. */
@PageController('fristen')
export class DutyDoneController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Post('erledigt')
  @Roles(...PLACING_ROLES)
  async done(
    @Body() { schluessel, art, traeger, kurs }: DutyDoneBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const body = { duty: art, providerId: traeger, ...(kurs === undefined ? {} : { runId: kurs }) };
      const done = await post(this.upstreams.clientFor(request), '/reports/duties/done', schluessel, body);
      const gesehen = `${done.stream}@${done.version}`;
      void reply.redirect(`${PATH}${search({ meldung: 'erledigt', gesehen })}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      const text = REFUSALS[error.code] ?? (error.away ? AWAY : OTHERWISE);
      const head = { title: 'Fristen', question: 'Ist das erledigt?', path: PATH };
      await this.pages.send(
        request,
        reply,
        head,
        <Alert tone="danger" title="Nicht vermerkt">
          <p class="kern-body">
            {text}{' '}
            <a class="kern-link" href={PATH}>
              Zurück zu den Fristen
            </a>
          </p>
        </Alert>,
        error.away ? 503 : error.status,
      );
    }
  }
}
