export { openEmbeddedKeyRing, type EmbeddedKeyRingOptions } from './embedded-key-ring.js';
