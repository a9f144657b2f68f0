import { connect } from 'node:net';
import { Body, Controller, Get, Inject, Module, Param, Post, Query, Req, Res } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, type Outcome, StaleVersion, StoreUnavailable } from '#event-sourcing';
import { CurrentPrincipal, Public, Roles } from '../access/access.guard.js';
import type { Principal } from '../access/principal.js';
import { routesOf } from '../access/routes.js';
import { startTestProcess, type TestProcess } from '../testing/index.js';
import { CLOCK } from '../tokens.js';
import { AcceptsBody } from './accepts-body.js';
import type { CommandAnswer } from './command-answer.dto.js';
import { type CommandMeta, Meta } from './meta.js';
import { currentRequest } from './request-context.js';
import { respond } from './respond.js';

class Place {
  @IsString()
  @MaxLength(20)
  town!: string;
}
class PlantTree {
  @IsString()
  @MaxLength(20)
  kind!: string;

  @IsInt()
  @Min(1)
  count!: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => Place)
  place?: Place;
}
class TreeQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  limit?: number;

  @IsOptional()
  @IsIn(['oak', 'lime'])
  kind?: string;
}

const seen: CommandMeta[] = [];

@Controller('api/trees/v1/trees')
class TreeController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Post()
  @Roles('operator')
  plant(
    @Body() body: PlantTree,
    @Meta() meta: CommandMeta,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): CommandAnswer {
    seen.push(meta);
    const events = [{ type: 'tree-planted', effectiveOn: this.clock.today(), data: { ...body } }];
    const outcome: Outcome = { status: 'done', stream: 'tree-1', version: 1, events, repeated: false };
    return respond(reply, outcome, { id: '1', status: 201 });
  }

  @Post(':id/fell')
  @Roles('operator')
  fell(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): CommandAnswer {
    const refusal = { code: 'tree-too-young', kind: 'rule' as const, detail: 'It is too young.' };
    if (id === 'away') throw new StoreUnavailable('the database does not answer');
    if (id === 'stale') throw new StaleVersion('tree-1', 1, 2);
    if (id === 'broken') throw new Error('Anna Muster cannot be felled');
    return respond(reply, { status: 'refused', stream: 'tree-1', refusal }, { id });
  }

  @Post('import')
  @Roles('operator')
  @AcceptsBody('text/csv')
  import(@Req() request: FastifyRequest): object {
    return { bytes: (request.body as Buffer).length };
  }

  @Get()
  @Roles('operator', 'provider')
  async list(@Query() query: TreeQuery, @CurrentPrincipal() principal: Principal): Promise<object> {
    await new Promise((resolve) => setImmediate(resolve));
    return { ...query, role: principal.role, scopes: principal.scopes, correlationId: currentRequest()?.correlationId };
  }

  @Get('forgotten')
  forgotten(): object {
    return {};
  }

  @Get('open')
  @Public()
  open(): object {
    return { open: true };
  }
}

@Module({ controllers: [TreeController] })
class TreesModule {}

@Controller('api/stones/v1/stones')
class StoneController {
  @Get()
  @Roles('operator')
  list(): object {
    return {};
  }
}
@Module({ controllers: [StoneController] })
class StonesModule {}

const services = [
  { name: 'trees', title: 'Trees', description: 'Trees.', module: TreesModule },
  { name: 'stones', title: 'Stones', description: 'Stones.', module: StonesModule },
];

let at: TestProcess;
beforeAll(async () => {
  at = await startTestProcess({ services, environment: { BODY_LIMIT_BYTES: '2048', FILE_LIMIT_BYTES: '8192' } });
});
afterAll(() => at.stop());

const trees = '/api/trees/v1/trees';
const oak = { kind: 'oak', count: 2 };
const plant = (body: unknown, headers: Record<string, string> = {}) =>
  at.call('POST', trees, { as: 'operator', body, headers });

describe('a route that takes none', () => {
  const unknown = (at: string) => ({
    status: 400,
    json: { code: 'input-invalid', errors: [{ at, code: 'unknown-field' }] },
  });

  it('refuses a body, and says which field is unknown', async () => {
    expect(await at.call('POST', `${trees}/1/fell`, { as: 'operator', body: { deep: 1 } })).toMatchObject(
      unknown('/deep'),
    );
    expect(await at.call('POST', `${trees}/1/fell`, { as: 'operator', body: {} })).toMatchObject({ status: 422 });
  });
  it('refuses a query, also where everybody may ask', async () => {
    expect(await at.call('GET', `${trees}/open?a~/b=1`)).toMatchObject(unknown('/a~0~1b'));
    expect(await at.call('POST', `${trees}?dry=1`, { as: 'operator', body: oak })).toMatchObject(unknown('/dry'));
  });
  it('says first that somebody may not call it at all', async () => {
    expect(await at.call('POST', `${trees}/1/fell?x=1`, { as: 'council' })).toMatchObject({ status: 403 });
  });
});

describe('input', () => {
  it('of the right form passes', async () => {
    const answer = await plant({ ...oak, place: { town: 'Syke' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.json).toEqual({ id: '1', stream: 'tree-1', version: 1, events: ['tree-planted'] });
  });

  it.each([
    [{ ...oak, colour: 'green' }, '/colour', 'unknown-field'],
    [{ kind: 'oak' }, '/count', 'missing'],
    [{ ...oak, count: 'two' }, '/count', 'is-int'],
    [{ ...oak, count: 0 }, '/count', 'min'],
    [{ ...oak, kind: { $ne: null } }, '/kind', 'is-string'],
    [{ ...oak, place: { town: 'x'.repeat(21) } }, '/place/town', 'max-length'],
    [{ ...oak, place: { town: 'Syke', 'a/b~c': 1 } }, '/place/a~1b~0c', 'unknown-field'],
    [{ ...oak, place: 'Syke' }, '/place', 'nested-validation'],
    [{ ...oak, kind: ['oak'] }, '/kind', 'is-string'],
    [{ ...oak, place: { town: 7 } }, '/place/town', 'is-string'],
    [[oak], '', 'wrong-type'],
    ['oak', '', 'wrong-type'],
    [null, '', 'wrong-type'],
    [7, '', 'wrong-type'],
    [{ ...oak, place: { town: 'a\u0000b' } }, '/place/town', 'character-not-allowed'],
    [{ ...oak, kind: '\ud800' }, '/kind', 'character-not-allowed'],
    [{ ...oak, kind: '\u202eoak' }, '/kind', 'character-not-allowed'],
    [{ ...oak, names: ['Anna', 'b\u0007'] }, '/names/1', 'character-not-allowed'],
    [{ ...oak, constructor: { prototype: {} } }, '/constructor', 'unknown-field'],
  ])('%j is refused at its place', async (body, pointer, code) => {
    const answer = await plant(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.json).toMatchObject({
      status: 400,
      code: 'input-invalid',
      type: 'urn:verzahnung:problem:input-invalid',
    });
    expect(
      (answer.json as { errors: { at: string; code: string }[] }).errors.map((error) => [error.at, error.code]),
    ).toContainEqual([pointer, code]);
  });

  it('that is no JSON is refused without quoting it', async () => {
    for (const raw of ['{"kind": Anna}', '{', '', '{"kind":"oak","count":1}x', '\u0000', '['.repeat(900)]) {
      const answer = await at.call('POST', trees, {
        as: 'operator',
        raw,
        headers: { 'content-type': 'application/json' },
      });
      expect([answer.status, raw]).toEqual([400, raw]);
      expect(answer.text).not.toContain('Anna');
      expect(answer.json).toMatchObject({ code: 'json-malformed' });
    }
  });

  const sent = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    at.call('POST', trees, { as: 'operator', raw, headers: { 'content-type': 'application/json', ...headers } });

  it('that is no JSON is refused with line and column', async () => {
    expect((await sent('{"kind":"oak",\n "count": two}')).json).toMatchObject({
      errors: [{ at: '', detail: 'line 2, column 11' }],
    });
    expect((await sent('{"kind":"oak",')).json).toMatchObject({ errors: [{ detail: 'line 1, column 15' }] });
    expect((await sent('')).json).toMatchObject({ errors: [{ detail: 'the body is empty' }] });
  });

  it('that is nested without end is refused, not walked', async () => {
    const deep = (levels: number): string => `{"kind":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect((await sent(deep(900))).json).toMatchObject({
      status: 400,
      code: 'input-invalid',
      errors: [{ at: `/kind${'/0'.repeat(15)}`, code: 'nested-too-deep' }],
    });
    expect((await sent('{"__proto__":{"x":1}}')).json).toMatchObject({
      status: 400,
      errors: [{ at: '/__proto__', code: 'unknown-field' }],
    });
  });

  it('that is no UTF-8 is refused at its place, never guessed', async () => {
    const latin = new Uint8Array(Buffer.from('{"kind":"Bl\xfcte","count":1}', 'latin1'));
    expect((await sent(latin)).json).toMatchObject({
      status: 400,
      code: 'encoding-not-utf-8',
      errors: [{ detail: 'line 1, column 12' }],
    });
    expect((await sent('\ufeff{"kind":"oak","count":1}')).status).toBe(201);
    for (const [name, value, code] of [
      ['content-type', 'application/json; charset=iso-8859-1', 'charset-unsupported'],
      ['content-encoding', 'gzip', 'content-encoding-unsupported'],
    ] as const) {
      expect((await sent('{}', { [name]: value })).json).toMatchObject({ status: 415, code });
    }
  });

  it('of another media type is refused', async () => {
    for (const type of [
      'text/plain',
      'text/csv',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/xml',
      'application/jsonx',
    ]) {
      const answer = await at.call('POST', trees, {
        as: 'operator',
        raw: 'kind=oak',
        headers: { 'content-type': type },
      });
      expect(answer.json).toMatchObject({ status: 415, code: 'media-type-unsupported' });
    }
  });

  it('that is too large is refused', async () => {
    expect((await plant({ ...oak, kind: 'x'.repeat(3000) })).json).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
  });

  it('as a file passes where a route takes it, up to its own limit', async () => {
    const send = (raw: string) =>
      at.call('POST', `${trees}/import`, {
        as: 'operator',
        raw,
        headers: { 'content-type': 'text/csv; charset=windows-1252' },
      });
    expect((await send('x'.repeat(4000))).json).toEqual({ bytes: 4000 });
    expect((await send('x'.repeat(9000))).status).toBe(413);
    expect((await at.call('POST', `${trees}/import`, { as: 'operator', body: {} })).status).toBe(415);
  });

  it('as a file is not read from somebody who is not signed in', async () => {
    const { host, port } = new URL(at.url);
    const answered = await new Promise<string>((resolve, reject) => {
      const head = `POST ${trees}/import HTTP/1.1\r\nhost: ${host}\r\ncontent-type: text/csv\r\ncontent-length: 8000`;
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${head}\r\n\r\nNummer`));
      socket.on('error', reject).once('data', (chunk: Buffer) => {
        resolve(chunk.toString('utf8'));
        // The rest is never sent: the process would wait for it at its end.
        socket.destroy();
      });
    });
    expect(answered).toMatch(/^HTTP\/1\.1 401 .*"code":"token-missing"/s);
  });

  it('in the address is checked and converted', async () => {
    expect((await at.call('GET', `${trees}?limit=7&kind=oak`, { as: 'operator' })).json).toMatchObject({
      limit: 7,
      kind: 'oak',
    });
    for (const query of ['limit=x', 'kind=fir', 'sort=name', 'limit=1&limit=2', 'kind[a]=1']) {
      expect([(await at.call('GET', `${trees}?${query}`, { as: 'operator' })).status, query]).toEqual([400, query]);
    }
    expect((await at.call('GET', `${trees}/%zz`, { as: 'operator' })).status).toBe(400);
  });
});

describe('access', () => {
  it('needs a token', async () => {
    const answer = await at.call('GET', trees);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.json).toMatchObject({ code: 'token-missing' });
    expect((await at.call('GET', trees, { headers: { authorization: 'Bearer a.b.c' } })).json).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
    expect(
      (await at.call('GET', trees, { headers: { cookie: `verzahnung-session=${await at.token('operator')}` } })).status,
    ).toBe(401);
  });
  it('needs a role that the route names', async () => {
    expect((await at.call('GET', trees, { as: 'council' })).json).toMatchObject({
      status: 403,
      code: 'role-not-allowed',
      detail: 'Only for: operator, provider.',
    });
    expect((await at.call('GET', trees, { as: 'provider' })).json).toMatchObject({
      role: 'provider',
      scopes: { provider: ['test'] },
    });
  });
  it('is closed on a route that names none', async () => {
    expect((await at.call('GET', `${trees}/forgotten`, { as: 'administrator' })).json).toMatchObject({
      status: 403,
      code: 'route-closed',
    });
  });
  it('is open where a route says so', async () => {
    expect((await at.call('GET', `${trees}/open`)).json).toEqual({ open: true });
  });
  it('can be listed for a whole application', () => {
    const routes = routesOf(at.app);
    expect(routes.filter(({ access }) => access === undefined).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${trees}/forgotten`,
    ]);
    expect(routes).toContainEqual(
      expect.objectContaining({ method: 'POST', path: `${trees}/:id/fell`, access: ['operator'] }),
    );
    expect(routes).toContainEqual(expect.objectContaining({ method: 'GET', path: '/health/live', access: 'public' }));
  });
  it('shows what is not there as such', async () => {
    expect((await at.call('GET', '/api/nowhere', { as: 'operator' })).json).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    const far = `${trees}/${'x'.repeat(300)}/fell`;
    expect((await at.call('POST', far, { as: 'operator' })).json).toMatchObject({ code: 'address-too-long' });
    expect((await at.call('GET', `${trees}/%zz`, { as: 'operator' })).json).toMatchObject({
      status: 400,
      code: 'request-malformed',
    });
  });
  it('names the methods that an address knows', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await at.call(method, `${trees}/7/fell`, { as: 'operator', raw: '' });
      expect([method, answer.status, answer.json]).toMatchObject([method, 405, { code: 'method-not-allowed' }]);
      expect(answer.headers.get('allow')).toBe('POST');
    }
    expect((await at.call('HEAD', trees, { as: 'operator' })).status).toBe(200);
    expect((await at.call('HEAD', trees)).status).toBe(401);
  });
  it('is refused in a problem’s form where the address is none at all', async () => {
    const { port } = new URL(at.url);
    const answered = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end('OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(answered).toMatch(/^HTTP\/1\.1 404 .*problem\+json.*"code":"not-found"/s);
  });
});

describe('outcomes', () => {
  const fell = (id: string) => at.call('POST', `${trees}/${id}/fell`, { as: 'operator' });
  it('refused by a decision keep their code', async () => {
    expect((await fell('1')).json).toMatchObject({ status: 422, code: 'tree-too-young', detail: 'It is too young.' });
  });
  it('say 503 and when to try again while the store is away', async () => {
    const answer = await fell('away');
    expect(answer.json).toMatchObject({ status: 503, code: 'store-unavailable' });
    expect(answer.headers.get('retry-after')).toBe('2');
  });
  it('say 412 with the version there is', async () => {
    const answer = await fell('stale');
    expect([answer.status, answer.headers.get('etag')]).toEqual([412, '"2"']);
  });
  it('that nobody foresaw tell the correlation id alone', async () => {
    const answer = await fell('broken');
    expect(answer.json).toMatchObject({
      status: 500,
      code: 'internal-error',
      correlationId: answer.headers.get('x-correlation-id'),
    });
    expect(answer.text).not.toContain('Anna');
  });
});

describe('headers', () => {
  it('carry the idempotency key to the command, by caller', async () => {
    seen.length = 0;
    await plant(oak, { 'idempotency-key': 'one' });
    await plant(oak, { 'idempotency-key': 'one' });
    await plant(oak);
    const [first, second, third] = seen;
    expect(first?.commandId).toBe(second?.commandId);
    expect(third?.commandId).not.toBe(first?.commandId);
    expect(first?.actor).toBe('demo-operator');
    expect((await plant(oak, { 'idempotency-key': 'a b' })).json).toMatchObject({
      status: 400,
      code: 'header-malformed',
      errors: [{ at: 'Idempotency-Key' }],
    });
    expect((await plant(oak, { 'if-match': '1' })).json).toMatchObject({ status: 400, errors: [{ at: 'If-Match' }] });
  });
  it('carry the correlation id through', async () => {
    const answer = await at.call('GET', trees, { as: 'operator', headers: { 'x-correlation-id': 'morgenrunde-1' } });
    expect(answer.json).toMatchObject({ correlationId: 'morgenrunde-1' });
    expect(answer.headers.get('x-correlation-id')).toBe('morgenrunde-1');
  });
  it('protect every answer', async () => {
    const { headers } = await at.call('GET', '/api/nowhere');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('what every process has', () => {
  it('is live and ready', async () => {
    expect((await at.call('GET', '/health/live')).json).toEqual({ status: 'live' });
    expect((await at.call('GET', '/health/ready')).json).toEqual({ status: 'ready', checks: [] });
  });
  it('measures requests by the pattern of their route', async () => {
    const { text } = await at.call('GET', '/metrics');
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="POST",route="\/api\/trees\/v1\/trees\/:id\/fell",status="422"\} 2\n/,
    );
    expect(text).not.toContain('limit=7');
  });
  it('describes each service by its own routes alone', async () => {
    const { json } = await at.call('GET', '/api/trees/openapi.json');
    expect(Object.keys((json as { paths: object }).paths)).toEqual(
      expect.arrayContaining([trees, `${trees}/{id}/fell`]),
    );
    expect(JSON.stringify(json)).not.toContain('stones');
    const docs = await at.call('GET', '/api/stones/docs');
    expect(docs.status).toBe(200);
    for (const [, address = ''] of docs.text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await at.call('GET', address)).status).toBe(200);
  });
});

describe('the development issuer', () => {
  it('lists its users and knows no others', async () => {
    expect((await at.call('GET', '/dev/token')).json).toMatchObject({
      users: expect.arrayContaining([{ user: 'provider', name: 'Kursträger', role: 'provider', provider: 'test' }]),
    });
    expect((await at.call('POST', '/dev/token', { body: { user: 'nobody' } })).json).toMatchObject({
      status: 404,
      code: 'demo-user-unknown',
    });
    expect((await at.call('POST', '/dev/token', { body: {} })).status).toBe(400);
    expect((await at.call('GET', '/dev/jwks')).text).not.toContain('"d"');
  });
  it('is not to be had on an address that others reach, or outside of development', async () => {
    await expect(startTestProcess({ services, environment: { HOST: '0.0.0.0' } })).rejects.toThrow(
      'HOST: must be a loopback',
    );
    const outside = {
      DEVELOPMENT: 'false',
      MASTER_KEY: Buffer.alloc(32).toString('base64'),
      OIDC_ISSUER: 'x',
      OIDC_JWKS_URI: 'http://127.0.0.1:1/',
    };
    await expect(startTestProcess({ services, environment: outside })).rejects.toThrow('DEVELOPMENT: must be true');
  });
});
