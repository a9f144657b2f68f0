import { createHash } from 'node:crypto';

/**
 * The id of a command that a policy sends because of an event: the same event, policy and ordinal give the same id,
 * so a repeated event repeats the command, which then does nothing.
 * `ordinal` tells apart several commands of one policy for one event, counted from 0.
 */
export function policyCommandId(eventId: string, policy: string, ordinal = 0): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([policy, eventId, ordinal]))
    .digest('base64url');
  return `pol_${digest}`;
}
