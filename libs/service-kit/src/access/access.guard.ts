import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../edge/problem.js';
import { TOKEN_VERIFIER } from '../tokens.js';
import type { Principal } from './principal.js';
import type { Role } from './roles.js';
import type { TokenVerifier } from './token-verifier.js';

export const ACCESS = 'verzahnung:access';
export type Access = 'public' | readonly Role[];

/** The roles a route serves; on a method it replaces what the controller says. */
export const Roles = (...roles: readonly [Role, ...Role[]]) => SetMetadata<string, Access>(ACCESS, roles);
/** Open to everybody: the course finder, the directory, health. */
export const Public = () => SetMetadata<string, Access>(ACCESS, 'public');

/** Name of the session cookie that pages may carry instead of a bearer token. */
export const SESSION_COOKIE = 'verzahnung-session';

/**
 * The bearer token of a request. Pages may carry it in the session cookie; `/api/` does not accept the cookie, so
 * that no foreign page can command with it.
 */
function tokenOf(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([A-Za-z0-9._~+/=-]{1,8192})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  return request.url.startsWith('/api/') ? undefined : request.cookies[SESSION_COOKIE];
}

/** Signs in who sends a file before the first byte of it is read. Throws Problem 401, as the guard would later. */
export async function signInForFile(request: FastifyRequest, verifier: TokenVerifier): Promise<void> {
  const { accepts, passedOn } = request.routeOptions.config;
  if (accepts !== undefined && !passedOn) await signedIn(request, verifier);
}

async function signedIn(request: FastifyRequest, verifier: TokenVerifier): Promise<Principal> {
  const token = tokenOf(request);
  if (token === undefined) throw tokenMissing();
  return verifier.verify(token);
}

const tokenMissing = (): Problem =>
  new Problem({
    status: 401,
    code: 'token-missing',
    detail: 'Sign in first.',
    headers: { 'www-authenticate': 'Bearer' },
  });

/** Every route denies unless it names its roles or says that it is public. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined)
      throw new Problem({ status: 403, code: 'route-closed', detail: 'This route names no roles.' });
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access === 'public') return true;
    const principal = await signedIn(request, this.verifier);
    request.principal = principal;
    if (!access.includes(principal.role)) {
      throw new Problem({ status: 403, code: 'role-not-allowed', detail: `Only for: ${access.join(', ')}.` });
    }
    return true;
  }
}

/** The signed-in principal of a request that the guard let through; 401 on a public route without one. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal) return request.principal;
  throw tokenMissing();
}

/** Parameter: the signed-in principal. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
