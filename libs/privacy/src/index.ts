export * from './sealer.port.js';
export * from './key-ring-errors.js';
export { deriveKey } from './master-key.js';
export { KeyRingSealer, type SealerOptions } from './key-ring-sealer.js';
export { berlinDayOf, DefaultEventOpener } from './event-opener.js';
export { BlindIndex, compareTokens, nameParts, reliableBirthDate } from './blind-index.js';
export type { BlindMatch, BlindTokens, Identity } from './blind-index.js';
