export { testKeyRing } from './memory-key-ring.js';
export { keyRingContract, type KeyRingFixture } from './key-ring.contract.js';
