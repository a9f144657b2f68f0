import { Body, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, Roles } from '#service-kit';
import { ApiProblem, search } from '../../api/api-client.js';
import type { Case } from '../../api/integration-status.js';
import { Upstreams } from '../../api/upstreams.js';
import type { FormProblem } from '../../layout/form-fields.js';
import { TAKE_IN_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { municipalityChoices } from '../person/person.controller.js';
import { commandOf } from './data-commands.js';
import { DataFormPage, knownForm } from './data-form.page.js';
import { CaseDataForm, type DataForm, DataFormParam } from './data-forms.js';
import { DATA_TITLES } from './data-notices.js';
import { dataProblem, emptyIn } from './data-problems.js';

/** What is recorded of a person, put right, disputed and settled: one form at a time. */
@PageController('faelle')
export class CaseDataController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get(':ref/angaben/:was')
  @Roles(...TAKE_IN_ROLES)
  async form(
    @Param() { ref, was }: DataFormParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, ref, was, {});
  }

  @Post(':ref/angaben/:was')
  @Roles(...TAKE_IN_ROLES)
  async save(
    @Param() { ref, was }: DataFormParam,
    @Body() form: CaseDataForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const empty = emptyIn(was, form);
    if (empty) return this.show(request, reply, ref, was, { form, problem: empty }, 422);
    const { path, body } = commandOf(was, ref, form);
    try {
      const { body: done } = await this.upstreams.clientFor(request).call<CommandAnswer>('learners', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': form.schluessel },
      });
      const query = { meldung: was, gesehen: `${done.stream}@${done.version}` };
      void reply.redirect(`/faelle/${encodeURIComponent(ref)}${search(query)}`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401) throw error;
      await this.show(request, reply, ref, was, { form, problem: dataProblem(error) }, error.away ? 503 : error.status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    ref: string,
    was: DataForm,
    { form, problem }: { readonly form?: CaseDataForm; readonly problem?: FormProblem },
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const [one, municipalities] = await Promise.all([
      client.get<Case>('integration-status', `/cases/${encodeURIComponent(ref)}`),
      was === 'umzug' ? municipalityChoices(client) : [],
    ]);
    const head = {
      title: DATA_TITLES[was],
      question: 'Was ist neu, was stimmt nicht?',
      path: `/faelle/${ref}/angaben/${was}`,
    };
    const data = { case: one, was, form: form ?? knownForm(one, was), municipalities, problem };
    await this.pages.send(request, reply, head, <DataFormPage {...data} />, status);
  }
}
