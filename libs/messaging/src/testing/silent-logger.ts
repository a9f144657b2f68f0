import type { MessagingLogger } from '../observation.js';

const nothing = (): void => undefined;

export const silentLogger: MessagingLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
