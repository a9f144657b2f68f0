import type { MessagingLogger } from '#messaging';

/** What goes wrong is told, nothing else. */
export const quiet: MessagingLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
};
