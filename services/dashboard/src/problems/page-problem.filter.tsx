import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Logger, LOGGER, problemOf, type ProblemInit } from '#service-kit';
import { ApiProblem } from '../api/api-client.js';
import { rolesOfPage, startPageOf } from '../layout/navigation.js';
import { Pages } from '../layout/pages.js';
import { ownPath, signInAddress } from '../session/return-path.js';
import { SessionOverPage } from './session-over.page.js';
import { typedForm } from './typed-form.js';
import { ProblemPage, problemTitle } from './problem.page.js';

/** What went wrong, as far as a page cares. */
type Fault = Pick<ProblemInit, 'status' | 'code'> & {
  readonly detail: string;
  readonly retryAfter?: string | undefined;
};

const DETAILS: Readonly<Record<string, string>> = {
  'foreign-origin':
    'Das Formular kam nicht von einer Seite dieses Systems. Bitte öffnen Sie die Seite hier und senden Sie es erneut.',
  'body-too-large': 'Die Eingabe ist zu groß.',
  'reason-required': 'Dieser Fall wird nach einem Grund gezeigt. Bitte öffnen Sie zuerst seine Seite.',
  'case-unknown': 'Diesen Fall gibt es nicht, oder er ist nicht für Sie bestimmt.',
  'import-unknown': 'Diesen Import gibt es nicht mehr. Bitte wählen Sie die Datei noch einmal.',
};

/** Errors as pages: sign in and come back, which role has the right, try again, or that there is nothing here. */
@Catch()
@Injectable()
export class PageProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const fault = this.faultOf(error, request.houseContext.correlationId);
    if (reply.sent) return;
    const path = request.url.split('?')[0] ?? '/';
    if (fault.status === 401) return this.toSignIn(request, reply, fault);
    const home = request.principal ? startPageOf(request.principal.role) : '/start';
    const denied = fault.code === 'role-not-allowed';
    // The bare address is what people type: it leads to the page of their role.
    if (denied && path === '/' && home !== '/') return void reply.redirect(home, 303);
    if (fault.retryAfter !== undefined) void reply.header('retry-after', fault.retryAfter);
    await this.pages.send(
      request,
      reply,
      { title: problemTitle(fault.status), question: 'Was nun?', path },
      <ProblemPage
        status={fault.status}
        detail={fault.detail}
        home={home}
        {...(denied ? { roles: rolesOfPage(path) } : {})}
        {...(fault.status === 503
          ? { retry: request.method === 'GET' ? request.url : (ownPath(request.headers.referer) ?? home) }
          : {})}
        {...(fault.status >= 500 ? { correlationId: request.houseContext.correlationId } : {})}
      />,
      fault.status,
    );
  }

  private faultOf(error: unknown, correlationId: string): Fault {
    if (error instanceof ApiProblem) {
      if (error.away)
        this.logger.warn({ code: error.code, service: error.service, correlationId }, 'a service did not answer');
      return this.ofCode(error.away ? 503 : error.status, error.code);
    }
    const known = problemOf(error);
    if (!known) this.logger.error({ err: error, correlationId }, 'unforeseen error');
    return this.ofCode(known?.status ?? 500, known?.code ?? 'internal-error');
  }

  private ofCode(status: number, code: string): Fault {
    const detail =
      DETAILS[code] ??
      WORDS[status] ??
      (status >= 500 ? 'Der Fehler ist vermerkt.' : 'Die Adresse oder die Eingabe hat nicht die erwartete Form.');
    return { status, code, detail, retryAfter: status === 503 ? '5' : undefined };
  }

  /** The session is missing or over: sign in, and back to where one was. */
  private toSignIn(request: FastifyRequest, reply: FastifyReply, fault: Fault): Promise<void> | void {
    // A link in a mail is followed without the cookie (SameSite=Strict); asked for again from here it comes along.
    if (request.method === 'GET' && request.headers['sec-fetch-site'] === 'cross-site') {
      return this.pages.send(
        request,
        reply,
        { title: 'Verzahnung', question: 'Die Seite wird geöffnet.', path: '', refresh: 0 },
        null,
      );
    }
    const form = typedForm(request);
    if (form) {
      return this.pages.send(
        request,
        reply,
        { title: 'Anmeldung abgelaufen', question: 'Wie geht es weiter?', path: form.action },
        <SessionOverPage form={form} signIn={signInAddress(undefined, 'abgelaufen')} />,
        401,
      );
    }
    const back = request.method === 'GET' ? request.url : ownPath(request.headers.referer);
    return void reply.redirect(signInAddress(back, fault.code === 'token-missing' ? undefined : 'abgelaufen'), 303);
  }
}

const WORDS: Readonly<Record<number, string>> = {
  403: 'Dafür fehlt Ihrer Rolle das Recht.',
  404: 'Unter dieser Adresse gibt es nichts, oder es ist nicht für Sie bestimmt.',
  503: 'Ein Dienst antwortet gerade nicht. In der Regel geht es nach wenigen Augenblicken weiter.',
};
