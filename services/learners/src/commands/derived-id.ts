import { createHash } from 'node:crypto';

/**
 * The id of what a command creates: derived from the command's id, so that a repeated creation meets itself.
 * Prefix and 22 characters; says nothing about the content of the command.
 */
export const idOf = (prefix: string, commandId: string): string =>
  `${prefix}_${createHash('sha256').update(`${prefix}\n${commandId}`).digest('base64url').slice(0, 22)}`;
