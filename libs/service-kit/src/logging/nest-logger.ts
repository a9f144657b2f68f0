import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own lines on the house's logger. Stacks and objects that Nest adds stay out: they may hold values. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.debug({ part: partOf(rest) }, textOf(message));
  }
  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.warn({ part: partOf(rest) }, textOf(message));
  }
  error(message: unknown, ...rest: readonly unknown[]): void {
    // A failed start is told by who starts the process, in words for people.
    const level = partOf(rest) === 'ExceptionHandler' ? 'debug' : 'error';
    this.logger[level]({ part: partOf(rest), ...(message instanceof Error ? { err: message } : {}) }, textOf(message));
  }
  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.fatal({ part: partOf(rest), ...(message instanceof Error ? { err: message } : {}) }, textOf(message));
  }
  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.debug({ part: partOf(rest) }, textOf(message));
  }
  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.logger.trace({ part: partOf(rest) }, textOf(message));
  }
}

const partOf = (rest: readonly unknown[]): string | undefined => {
  const last = rest.at(-1);
  return typeof last === 'string' && last.length < 60 ? last : undefined;
};
const textOf = (message: unknown): string =>
  typeof message === 'string' ? message : message instanceof Error ? message.name : 'nest';
