import type { FastifyReply } from 'fastify';
import type { Outcome } from '#event-sourcing';
import type { CommandAnswer } from './command-answer.dto.js';
import { Problem } from './problem.js';
import { problemOfRefusal } from './problem-of.js';

/**
 * Answers a command: version as ETag and in the body; throws Problem for a refusal.
 * `status` is 201 for what is created, 202 for what is only begun (then `location` says where to look), else 200.
 */
export function respond(
  reply: FastifyReply,
  outcome: Outcome,
  answer: { readonly id: string; readonly status?: 200 | 201 | 202; readonly location?: string },
): CommandAnswer {
  if (outcome.status === 'refused') throw new Problem(problemOfRefusal(outcome.refusal));
  void reply.status(answer.status ?? 200).header('etag', `"${outcome.version}"`);
  if (answer.location !== undefined) void reply.header('location', answer.location);
  return {
    id: answer.id,
    stream: outcome.stream,
    version: outcome.version,
    events: outcome.events.map(({ type }) => type),
  };
}
