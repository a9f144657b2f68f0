export type { KafkaLogOptions } from './kafka-client.js';
export { openKafkaLog } from './kafka-log.js';
