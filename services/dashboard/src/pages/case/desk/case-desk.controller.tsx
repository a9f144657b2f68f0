import { Body, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CommandAnswer, CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { search } from '../../../api/api-client.js';
import { Upstreams } from '../../../api/upstreams.js';
import type { FormProblem } from '../../../layout/form-fields.js';
import { CONSENT_ROLES, COUNTY_ROLES, DESK_ROLES } from '../../../layout/navigation.js';
import { PageController } from '../../../layout/page-controller.js';
import { Pages } from '../../../layout/pages.js';
import { missingFields } from '../../follow-ups/desk-problems.js';
import { refusalOf, statusOf } from '../../follow-ups/refusal.js';
import { CaseParam } from '../case.param.js';
import { CaseView } from '../case-view.js';
import { RenewPage, RevokePage } from './consent-pages.js';
import { GRANT_CONSENT } from './consent-section.js';
import {
  ConsentParam,
  GrantConsentForm,
  KeyForm,
  MilestoneForm,
  type NOTICES,
  ReasonForm,
  RenewForm,
  SetFollowUpForm,
  StartTransitionForm,
  StepParam,
} from './desk.forms.js';
import { SET_FOLLOW_UP } from './follow-up-section.js';
import { REPORT_MILESTONE } from './milestone-section.js';
import { START_TRANSITION } from './transition-section.js';

const REPORTING = ['department', 'migration-office', 'education-office'] as const;

/** A form on its way to the learners service. */
interface Sent {
  readonly form: string;
  readonly key: string;
  readonly path: string;
  readonly body: object;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly fieldOf: Readonly<Record<string, string>>;
  readonly notice: keyof typeof NOTICES;
  readonly missing?: FormProblem | undefined;
}

/** What is done at a case, each by a form of its page. */
@PageController('faelle/:ref')
export class CaseDeskController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(CaseView) private readonly view: CaseView,
  ) {}

  @Post('wiedervorlagen')
  @Roles(...DESK_ROLES)
  async setFollowUp(
    @Param() { ref }: CaseParam,
    @Body() form: SetFollowUpForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { schluessel: key, wvAnlass, wvTag, wvNotiz, wvAlle, wvStelle } = form;
    await this.send(request, reply, principal, ref, {
      form: SET_FOLLOW_UP,
      key,
      path: '/follow-ups',
      body: {
        ...{ personRef: ref, subject: wvAnlass, dueOn: wvTag },
        ...(wvNotiz.trim() === '' ? {} : { note: wvNotiz }),
        ...(wvAlle === undefined ? {} : { forOffice: true }),
        ...(wvStelle === undefined || wvStelle === '' ? {} : { office: wvStelle }),
      },
      values: { wvAnlass, wvTag, wvNotiz, wvAlle: wvAlle === undefined ? [] : [wvAlle], wvStelle: wvStelle ?? '' },
      fieldOf: { '/subject': 'wvAnlass', '/dueOn': 'wvTag', '/note': 'wvNotiz', '/office': 'wvStelle' },
      notice: 'gesetzt',
      missing: missingFields({ wvAnlass, wvTag }),
    });
  }

  @Post('einwilligungen')
  @Roles(...CONSENT_ROLES)
  async grant(
    @Param() { ref }: CaseParam,
    @Body() form: GrantConsentForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { schluessel: key, ewZweck, ewEmpfaenger, ewDaten, ewGeber, ewForm, ewBelehrt, ewKursarten } = form;
    const [recipientKind, recipient] = ewEmpfaenger.split('/');
    const courseTypes = ewKursarten
      .split(/[,;\s]+/)
      .map((code) => code.trim().toUpperCase())
      .filter((code) => code !== '');
    await this.send(request, reply, principal, ref, {
      form: GRANT_CONSENT,
      key,
      path: '/consents',
      body: {
        ...{ personRef: ref, purpose: ewZweck, recipientKind, recipient, data: ewDaten },
        ...{ givenBy: ewGeber, form: ewForm, told: ewBelehrt },
        ...(courseTypes.length === 0 ? {} : { courseTypes }),
      },
      values: { ewZweck, ewEmpfaenger, ewDaten, ewGeber, ewForm, ewBelehrt, ewKursarten },
      fieldOf: {
        '/purpose': 'ewZweck',
        '/recipientKind': 'ewEmpfaenger',
        '/recipient': 'ewEmpfaenger',
        '/data': 'ewDaten',
        '/givenBy': 'ewGeber',
        '/form': 'ewForm',
        '/told': 'ewBelehrt',
        '/courseTypes': 'ewKursarten',
      },
      notice: 'eingewilligt',
      missing: missingFields({ ewZweck, ewEmpfaenger, ewDaten, ewGeber, ewForm, ewBelehrt }),
    });
  }

  @Get('einwilligungen/:id/widerrufen')
  @Roles(...CONSENT_ROLES)
  async askRevoke(
    @Param() { ref, id }: ConsentParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const head = { title: 'Einwilligung widerrufen', question: 'Was geschieht damit?', path: `/faelle/${ref}` };
    await this.pages.send(request, reply, head, <RevokePage personRef={ref} id={id} formKey={newId('f')} />);
  }

  @Post('einwilligungen/:id/widerrufen')
  @Roles(...CONSENT_ROLES)
  async revoke(
    @Param() { ref, id }: ConsentParam,
    @Body() { schluessel: key }: KeyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plain = { key, body: {}, values: {}, fieldOf: {} };
    const path = `/consents/${id}/revoke`;
    await this.send(request, reply, principal, ref, { ...plain, form: 'widerruf', path, notice: 'widerrufen' });
  }

  @Get('einwilligungen/:id/bestaetigen')
  @Roles(...CONSENT_ROLES)
  async askRenew(
    @Param() { ref, id }: ConsentParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = Object.assign(new RenewForm(), { schluessel: newId('f') });
    await this.showRenew(request, reply, ref, id, form);
  }

  @Post('einwilligungen/:id/bestaetigen')
  @Roles(...CONSENT_ROLES)
  async renew(
    @Param() { ref, id }: ConsentParam,
    @Body() form: RenewForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { geber, belehrt, schluessel } = form;
    const missing = missingFields({ geber, form: form.form, belehrt });
    if (missing) return this.showRenew(request, reply, ref, id, form, missing, 422);
    try {
      const body = { givenBy: geber, form: form.form, told: belehrt };
      const done = await this.post(request, `/consents/${id}/renew`, body, schluessel);
      this.back(reply, ref, 'bestaetigt', done);
    } catch (error) {
      const problem = refusalOf(error, { '/givenBy': 'geber', '/form': 'form', '/told': 'belehrt' });
      await this.showRenew(request, reply, ref, id, form, problem, statusOf(error));
    }
  }

  @Post('uebergaenge')
  @Roles(...COUNTY_ROLES)
  async start(
    @Param() { ref }: CaseParam,
    @Body() { schluessel: key, ueArt, ueBis }: StartTransitionForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, principal, ref, {
      form: START_TRANSITION,
      key,
      path: '/transitions',
      body: { personRef: ref, kind: ueArt, ...(ueBis === '' ? {} : { dueOn: ueBis }) },
      values: { ueArt, ueBis },
      fieldOf: { '/kind': 'ueArt', '/dueOn': 'ueBis' },
      notice: 'begonnen',
      missing: missingFields({ ueArt }),
    });
  }

  @Post('uebergaenge/:id/abschliessen')
  @Roles(...COUNTY_ROLES)
  async complete(
    @Param() { ref, id }: ConsentParam,
    @Body() { schluessel: key }: KeyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plain = { key, body: {}, values: {}, fieldOf: {} };
    const path = `/transitions/${id}/complete`;
    await this.send(request, reply, principal, ref, { ...plain, form: 'ende', path, notice: 'abgeschlossen' });
  }

  @Post('uebergaenge/:id/abbrechen')
  @Roles(...COUNTY_ROLES)
  async breakOff(
    @Param() { ref, id }: ConsentParam,
    @Body() { schluessel: key, grund }: ReasonForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, principal, ref, {
      ...withReason(key, grund, `abbrechen-${id}`),
      path: `/transitions/${id}/break-off`,
      notice: 'abgebrochen',
    });
  }

  @Post('uebergaenge/:id/schritte/:schritt/erledigt')
  @Roles(...REPORTING)
  async finishStep(
    @Param() { ref, id, schritt }: StepParam,
    @Body() { schluessel: key }: KeyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plain = { key, body: {}, values: {}, fieldOf: {} };
    const path = `/transitions/${id}/steps/${schritt}/done`;
    await this.send(request, reply, principal, ref, { ...plain, form: 'schritt', path, notice: 'schritt' });
  }

  @Post('uebergaenge/:id/schritte/:schritt/auslassen')
  @Roles(...REPORTING)
  async skipStep(
    @Param() { ref, id, schritt }: StepParam,
    @Body() { schluessel: key, grund }: ReasonForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(request, reply, principal, ref, {
      ...withReason(key, grund, `auslassen-${schritt}`),
      path: `/transitions/${id}/steps/${schritt}/skip`,
      notice: 'schritt',
    });
  }

  @Post('uebergaenge/:id/schritte/:schritt/oeffnen')
  @Roles(...REPORTING)
  async reopenStep(
    @Param() { ref, id, schritt }: StepParam,
    @Body() { schluessel: key }: KeyForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const plain = { key, body: {}, values: {}, fieldOf: {} };
    const path = `/transitions/${id}/steps/${schritt}/reopen`;
    await this.send(request, reply, principal, ref, { ...plain, form: 'schritt', path, notice: 'offen' });
  }

  @Post('meldungen')
  @Roles(...REPORTING)
  async report(
    @Param() { ref }: CaseParam,
    @Body() { schluessel: key, meWas, meStand, meTag }: MilestoneForm,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [department = '', milestone = ''] = meWas.split('/');
    const on = meTag === '' ? {} : { effectiveOn: meTag };
    const withdraws = meStand === 'withdraw';
    await this.send(request, reply, principal, ref, {
      form: REPORT_MILESTONE,
      key,
      path: `/learners/${ref}/milestones${withdraws ? '/withdraw' : ''}`,
      body: {
        ...{ department, milestone, ...on },
        ...(withdraws ? { reason: 'reported-in-error' } : { state: meStand }),
      },
      values: { meWas, meStand, meTag },
      fieldOf: { '/department': 'meWas', '/milestone': 'meWas', '/state': 'meStand', '/effectiveOn': 'meTag' },
      notice: 'gemeldet',
      missing: missingFields({ meWas, meStand }),
    });
  }

  /** Sends a form on; a refusal is shown on the case with everything that was entered. */
  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    { role }: Principal,
    ref: string,
    { form, key, path, body, values, fieldOf, notice, missing }: Sent,
  ): Promise<void> {
    const refused = (problem: FormProblem, status: number): Promise<void> =>
      this.view.show(request, reply, role, ref, { refused: { form, key, values, problem }, status });
    if (missing) return refused(missing, 422);
    try {
      this.back(reply, ref, notice, await this.post(request, path, body, key));
    } catch (error) {
      await refused(refusalOf(error, fieldOf), statusOf(error));
    }
  }

  /** A command; the same key again is the same command. Throws ApiProblem. */
  private async post(request: FastifyRequest, path: string, body: object, key: string): Promise<CommandAnswer> {
    const headers = { 'idempotency-key': key };
    const client = this.upstreams.clientFor(request);
    return (await client.call<CommandAnswer>('learners', path, { method: 'POST', body, headers })).body;
  }

  private back(reply: FastifyReply, ref: string, meldung: keyof typeof NOTICES, done: CommandAnswer): void {
    const seen = { meldung, gesehen: `${done.stream}@${done.version}` };
    void reply.redirect(`/faelle/${encodeURIComponent(ref)}${search(seen)}`, 303);
  }

  private async showRenew(
    request: FastifyRequest,
    reply: FastifyReply,
    ref: string,
    id: string,
    form: RenewForm,
    problem?: FormProblem,
    status = 200,
  ): Promise<void> {
    const head = { title: 'Einwilligung bestätigen', question: 'Wer willigt jetzt ein?', path: `/faelle/${ref}` };
    const page = <RenewPage personRef={ref} id={id} form={form} problem={problem} />;
    await this.pages.send(request, reply, head, page, status);
  }
}

const withReason = (key: string, grund: string, field: string) => ({
  form: 'grund',
  key,
  body: { reason: grund },
  values: {},
  fieldOf: { '/reason': field },
  missing: missingFields({ [field]: grund }),
});
