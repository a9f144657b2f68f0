import { Body, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ALL_ROLES,
  CONFIGURATION,
  CurrentPrincipal,
  type EdgeConfiguration,
  type Principal,
  Public,
  type Role,
  Roles,
  rightsOf,
  SESSION_COOKIE,
} from '#service-kit';
import { startPageOf } from '../layout/navigation.js';
import { PageController } from '../layout/page-controller.js';
import { Pages } from '../layout/pages.js';
import { DevelopmentIssuer } from './development-issuer.js';
import { returnPath, signInAddress } from './return-path.js';
import { SignInPage } from './sign-in.page.js';

export class SignInQuery {
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  zurueck?: string;

  @IsOptional()
  @IsIn(['abgelaufen', 'abgemeldet'])
  grund?: 'abgelaufen' | 'abgemeldet';
}

export class SignInForm {
  @IsString()
  @MaxLength(100)
  user!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  zurueck?: string;
}

const HEAD = { title: 'Anmelden', question: 'Wer sind Sie?', path: '/anmelden' };
const EVERYBODY = ALL_ROLES as readonly [Role, ...Role[]];

/** Signing in and out. The session is the bearer token in a cookie that no script reads and no other site sends. */
@PageController()
export class SessionController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(DevelopmentIssuer) private readonly issuer: DevelopmentIssuer,
    @Inject(CONFIGURATION) private readonly configuration: EdgeConfiguration,
  ) {}

  @Get('anmelden')
  @Public()
  async form(
    @Query() { zurueck, grund }: SignInQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const accounts = await this.issuer.accounts();
    await this.pages.send(
      request,
      reply,
      HEAD,
      <SignInPage accounts={accounts} back={returnPath(zurueck)} reason={grund} />,
    );
  }

  @Post('anmelden')
  @Public()
  async signIn(
    @Body() { user, zurueck }: SignInForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const back = returnPath(zurueck);
    const made = await this.issuer.tokenFor(user);
    if (!made) {
      const accounts = await this.issuer.accounts();
      const problem = 'Dieses Konto gibt es nicht. Bitte wählen Sie eines aus der Liste.';
      return this.pages.send(
        request,
        reply,
        HEAD,
        <SignInPage accounts={accounts} back={back} reason={undefined} problem={problem} />,
        422,
      );
    }
    void reply.setCookie(SESSION_COOKIE, made.token, { ...this.cookie(), maxAge: made.expiresInSeconds });
    return void reply.redirect(back ?? '/start', 303);
  }

  @Post('abmelden')
  @Public()
  signOut(@Res() reply: FastifyReply): void {
    void reply.clearCookie(SESSION_COOKIE, this.cookie()).redirect(signInAddress(undefined, 'abgemeldet'), 303);
  }

  @Get('start')
  @Roles(...EVERYBODY)
  start(@CurrentPrincipal() { role }: Principal, @Res() reply: FastifyReply): void {
    void reply.redirect(startPageOf(role), 303);
  }

  /** Roles whose pages come with later steps. */
  @Get('kein-zugang')
  @Roles(...EVERYBODY)
  async nothingYet(
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const head = {
      title: 'Noch keine Seite für Ihre Rolle',
      question: 'Was gibt es hier für mich?',
      path: '/kein-zugang',
    };
    const text = `Für die Rolle „${rightsOf(role).title}“ gibt es hier noch keine Seite. Ihre Rechte gelten schon jetzt an den Schnittstellen.`;
    await this.pages.send(request, reply, head, <p class="kern-body">{text}</p>);
  }

  private cookie(): { path: string; httpOnly: true; sameSite: 'strict'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: !this.configuration.DEVELOPMENT };
  }
}
