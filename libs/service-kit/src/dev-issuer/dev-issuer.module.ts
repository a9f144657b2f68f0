import { Body, Controller, type DynamicModule, Get, HttpCode, Inject, Module, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../access/access.guard.js';
import { isLoopback } from '../configuration/together.js';
import { Problem } from '../edge/problem.js';
import type { DevIssuer } from './dev-issuer.js';
import { TokenRequest } from './token-request.dto.js';

const DEV_ISSUER = Symbol('DEV_ISSUER');

/** Refuses a request under another host's name: a foreign page whose name resolves to this machine gets no token. */
function onlyLocally(request: FastifyRequest): void {
  if (isLoopback(request.hostname.replace(/^\[|\]$/g, ''))) return;
  throw new Problem({
    status: 403,
    code: 'loopback-only',
    detail: 'The development issuer answers on the loopback address alone.',
  });
}

@ApiExcludeController()
@Public()
@Controller('dev')
class DevIssuerController {
  constructor(@Inject(DEV_ISSUER) private readonly issuer: DevIssuer) {}

  @Get('token')
  users(@Req() request: FastifyRequest): object {
    onlyLocally(request);
    return { users: this.issuer.users };
  }

  @Post('token')
  @HttpCode(200)
  async token(@Req() request: FastifyRequest, @Body() { user }: TokenRequest): Promise<object> {
    onlyLocally(request);
    const made = await this.issuer.tokenFor(user);
    if (!made) {
      const detail = 'There is no such demo user; GET lists them.';
      throw new Problem({
        status: 404,
        code: 'demo-user-unknown',
        detail,
        errors: [{ at: '/user', code: 'demo-user-unknown', detail }],
      });
    }
    return { access_token: made.token, token_type: 'Bearer', expires_in: made.expiresInSeconds };
  }

  @Get('jwks')
  keys(): object {
    return this.issuer.jwks;
  }
}

/** `/dev/token` and `/dev/jwks`. Mounted by the development start alone; see `startProcess`. */
@Module({})
export class DevIssuerModule {
  static with(issuer: DevIssuer): DynamicModule {
    return {
      module: DevIssuerModule,
      controllers: [DevIssuerController],
      providers: [{ provide: DEV_ISSUER, useValue: issuer }],
    };
  }
}
