import { BadRequestException, HttpException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { SchemaViolation } from '#contracts';
import { CommandIdReused, StaleVersion, StoreUnavailable, VersionConflict } from '#event-sourcing';
import { LogUnavailable } from '#messaging';
import { KeyErased, KeyMissing, KeyRingUnavailable } from '#privacy';
import { consistentWith, waitUntilSeen } from './consistency.js';
import { commandIdFor, metaOf } from './meta.js';
import { Problem, problemBody } from './problem.js';
import { problemOf, problemOfRefusal } from './problem-of.js';
import { contextOf } from './request-context.js';

describe('refusals', () => {
  it.each([
    ['invalid', 400],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['rule', 422],
  ] as const)('of kind %s answer %i with their own code', (kind, status) => {
    expect(problemOfRefusal({ code: 'run-full', kind, detail: 'No seat is free.', at: '/runId' })).toEqual({
      status,
      code: 'run-full',
      detail: 'No seat is free.',
      errors: [{ at: '/runId', code: 'run-full', detail: 'No seat is free.' }],
    });
  });
});

describe('errors', () => {
  it.each([
    [new StaleVersion('run-1', 3, 4), 412, 'version-stale'],
    [new VersionConflict('run-1', 3), 409, 'version-conflict'],
    [new CommandIdReused('run-1'), 422, 'idempotency-key-reused'],
    [new SchemaViolation('seat-held', '/runId', 'must be string'), 422, 'schema-violation'],
    [new KeyErased('p1'), 409, 'person-erased'],
    [new KeyMissing('p1', 'coordination'), 503, 'key-missing'],
    [new StoreUnavailable('away'), 503, 'store-unavailable'],
    [new LogUnavailable('away'), 503, 'log-unavailable'],
    [new KeyRingUnavailable('away'), 503, 'unavailable'],
    [new HttpException('too large: geheim', 413), 413, 'body-too-large'],
    [new BadRequestException('geheim'), 400, 'request-malformed'],
  ])('%s', (error, status, code) => {
    const found = problemOf(error);
    expect(found).toMatchObject({ status, code });
    expect(JSON.stringify(found)).not.toContain('geheim');
    if (status === 503) expect(found?.headers).toHaveProperty('retry-after');
  });

  it('that nobody foresaw are not explained', () => {
    expect(problemOf(new Error('geheim'))).toBeUndefined();
    expect(problemOf('geheim')).toBeUndefined();
  });

  it('become problem+json with a stable type', () => {
    expect(problemBody({ status: 409, code: 'x', detail: 'y', errors: [] }, 'q1')).toEqual({
      type: 'urn:verzahnung:problem:x',
      title: 'Conflict',
      status: 409,
      code: 'x',
      detail: 'y',
      correlationId: 'q1',
    });
  });
});

describe('the meta of a command', () => {
  const request = (headers: Record<string, string>, sub = 'a1') => ({
    headers,
    houseContext: { correlationId: 'q_12345678' },
    principal: { sub, role: 'operator' as const, scopes: {} },
  });

  it('scopes the idempotency key by caller', () => {
    const first = metaOf(request({ 'idempotency-key': 'k 1'.replace(' ', '') }));
    expect(first).toEqual({
      commandId: commandIdFor('a1', 'k1'),
      actor: 'a1',
      correlationId: 'q_12345678',
      causationId: first.commandId,
    });
    expect(metaOf(request({ 'idempotency-key': 'k1' }, 'a2')).commandId).not.toBe(first.commandId);
    expect(first.commandId).toMatch(/^c_[A-Za-z0-9_-]{22}$/);
  });
  it('gives a command without a key an id of its own', () => {
    expect(metaOf(request({})).commandId).not.toBe(metaOf(request({})).commandId);
  });
  it('takes the version from If-Match', () => {
    expect(metaOf(request({ 'if-match': '"7"' })).expectedVersion).toBe(7);
    expect(metaOf(request({ 'if-match': '"0"' })).expectedVersion).toBe(0);
  });
  it.each([
    [{ 'if-match': '7' }],
    [{ 'if-match': '*' }],
    [{ 'if-match': '"-1"' }],
    [{ 'idempotency-key': '' }],
    [{ 'idempotency-key': 'ä' }],
    [{ 'idempotency-key': 'x'.repeat(201) }],
  ])('refuses %j', (headers) => {
    expect(() => metaOf(request(headers as Record<string, string>))).toThrow(Problem);
  });
  it('keeps well-formed correlation ids alone', () => {
    expect(contextOf({ 'x-correlation-id': 'abcdefgh-1' }).correlationId).toBe('abcdefgh-1');
    expect(contextOf({ 'x-correlation-id': 'Anna Muster, 1.2.1990' }).correlationId).toMatch(/^q_/);
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(contextOf({ traceparent }).traceparent).toBe(traceparent);
    expect(contextOf({ traceparent: 'x' })).not.toHaveProperty('traceparent');
  });
});

describe('reading the own write', () => {
  it('parses stream and version', () => {
    expect(consistentWith('course-run-r_1@12')).toEqual({ stream: 'course-run-r_1', version: 12 });
    expect(consistentWith(undefined)).toBeUndefined();
    for (const bad of ['', 'x', 'x@', 'x@0', '@1', 'x@1@2', 'a b@1'])
      expect(() => consistentWith(bad)).toThrow(Problem);
  });
  it('waits until it was seen, and no longer than its limit', async () => {
    let asked = 0;
    expect(await waitUntilSeen(() => Promise.resolve(++asked === 3))).toBe(true);
    expect(await waitUntilSeen(() => Promise.resolve(false), 20)).toBe(false);
  });
});
