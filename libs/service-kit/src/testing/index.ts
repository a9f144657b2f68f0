export { TestClock } from '#event-sourcing';
export { type Answer, type CallOptions, startTestProcess, type TestProcess } from './test-process.js';
export { eventually } from './eventually.js';
export { fireTimers, settled } from './settled.js';
export { importFile } from './import-file.js';
export { type PublishedEvent, PublishedEvents } from './published-events.js';
export { RunningServices } from '../infrastructure/running-services.js';
