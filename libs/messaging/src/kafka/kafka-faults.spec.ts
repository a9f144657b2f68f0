import { describe, expect, test } from '@jest/globals';
import kafkajs from 'kafkajs';
import { LogRefused, LogUnavailable } from '../event-log.port.js';
import { isUnavailable } from '../faults.js';
import { asLogFault, isRecordFault } from './kafka-faults.js';

/** As the client throws it: the protocol's fault, wrapped once it gave up. */
const answered = (type: string): Error =>
  Object.assign(new kafkajs.KafkaJSError('gave up'), {
    cause: Object.assign(new kafkajs.KafkaJSError(type), { type }),
  });

describe('what a broker answers', () => {
  test.each(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'])('%s is of the record', (type) => {
    const fault = asLogFault(answered(type), 'courses');
    expect([fault instanceof LogRefused, isRecordFault(fault), isUnavailable(fault)]).toEqual([true, true, false]);
  });

  test.each(['TOPIC_AUTHORIZATION_FAILED', 'SASL_AUTHENTICATION_FAILED'])('%s is a refusal, not an outage', (type) => {
    const fault = asLogFault(answered(type), 'courses');
    expect([fault instanceof LogRefused, isRecordFault(fault), isUnavailable(fault)]).toEqual([true, false, false]);
  });

  test.each(['NOT_ENOUGH_REPLICAS', 'LEADER_NOT_AVAILABLE', 'UNKNOWN'])('%s passes', (type) => {
    expect(asLogFault(answered(type), 'courses')).toBeInstanceOf(LogUnavailable);
  });
});
