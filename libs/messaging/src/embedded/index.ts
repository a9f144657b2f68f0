export { type EmbeddedLogOptions, openEmbeddedLog } from './embedded-log.js';
export { type EmbeddedParkingOptions, openEmbeddedParking } from './embedded-parking.js';
