import type { Principal } from '../access/principal.js';
import type { RequestContext } from './request-context.js';

declare module 'fastify' {
  interface FastifyRequest {
    houseContext: RequestContext;
    /** Set by the access guard. */
    principal?: Principal;
  }
  interface FastifyContextConfig {
    /** Media types of bodies that this route takes; see `AcceptsBody`. */
    accepts?: readonly string[];
    /** Passed on to another process, which signs in by itself. */
    passedOn?: boolean;
  }
}
