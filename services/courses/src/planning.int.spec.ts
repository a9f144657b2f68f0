import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { Roster } from './policies/roster.js';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
let process: CoursesProcess;

beforeAll(async () => {
  process = await startCoursesProcess(
    ['vhs', 'p-x'],
    [
      { user: 'sulingen', role: 'municipality', name: 'Sulingen', municipality: '03251040' },
      { user: 'buendnis', role: 'alliance-member', name: 'Bündnis', body: 'b', provider: ['treff', 'vhs'] },
    ],
  );
  for (const [providerId, kind, municipalityKey] of [
    ['vhs', 'adult-education-centre', '03251040'],
    ['p-x', 'independent', '03251041'],
    ['gemeinde', 'municipality', '03251040'],
    ['andere', 'municipality', '03251041'],
    ['treff', 'volunteers', '03251040'],
  ] as const) {
    await id('/providers', 'migration-office', { providerId, name: `Haus ${providerId}`, kind, municipalityKey });
  }
});
afterAll(() => process.stop());

const call = (method: string, path: string, as?: string, body?: object) =>
  process.call(method, `${api}${path}`, {
    ...(as === undefined ? {} : { as }),
    ...(body === undefined ? {} : { body }),
  });
async function id(path: string, as: string, body: object = {}): Promise<string> {
  const answer = await call('POST', path, as, body);
  expect([path, answer.status < 300 ? 'done' : answer.json]).toEqual([path, 'done']);
  return (answer.json as { id: string }).id;
}
const read = async <Body>(path: string, as?: string): Promise<Body> => {
  const answer = await call('GET', path, as);
  expect(answer.status).toBe(200);
  return answer.json as Body;
};

const few = { courseType: 'EHRENAMT', municipalityKey: '03251040', timeOfDay: 'evening', startsOn: '2027-01-11' };

describe('a run is planned in a minute', () => {
  it('from five fields, the rest by its type, with what the rules say', async () => {
    const { json } = await call('POST', '/course-runs', 'vhs', {
      ...few,
      providerId: 'vhs',
      courseType: 'BSK_B2',
      seats: 26,
    });
    const { id: runId, warnings } = json as { id: string; warnings: readonly { code: string; legalBasis: string }[] };
    expect(warnings.map(({ code, legalBasis }) => [code, legalBasis])).toContainEqual([
      'group-above-maximum',
      '§ 11 Abs. 3 DeuFöV',
    ]);
    await process.settled();
    expect(await read(`/course-runs/${runId}`, 'vhs')).toMatchObject({
      title: 'Basisberufssprachkurs B2',
      entryLevel: 'B1',
      targetLevel: 'B2',
      funding: 'federal',
      seats: 26,
      minimumGroup: 15,
      childcare: false,
      teachingUnits: 400,
      startsOn: '2027-01-11',
      endsOn: '2027-04-30',
      phase: 'planned',
      registrationOpen: true,
    });
  });

  it('by municipalities for their own and for volunteers of theirs, by members of the alliance for the volunteers they name', async () => {
    const may = async (as: string, providerId: string): Promise<number> =>
      (await call('POST', '/course-runs', as, { ...few, providerId })).status;
    expect(await Promise.all(['gemeinde', 'treff', 'andere', 'vhs', 'none'].map((of) => may('sulingen', of)))).toEqual([
      201, 201, 403, 403, 403,
    ]);
    expect(await Promise.all(['treff', 'vhs', 'gemeinde', 'none'].map((of) => may('buendnis', of)))).toEqual([
      201, 403, 403, 403,
    ]);
    expect(await Promise.all(['vhs', 'p-x'].map((of) => may('vhs', of)))).toEqual([201, 403]);
    expect(await may('course-coordinator', 'none')).toBe(422);
    const mine = async (as: string): Promise<readonly string[]> =>
      (await read<{ providers: readonly { providerId: string; mine: boolean }[] }>('/providers', as)).providers
        .filter((one) => one.mine)
        .map(({ providerId }) => providerId);
    await process.settled();
    expect(await mine('sulingen')).toEqual(['gemeinde', 'treff']);
    expect(await mine('buendnis')).toEqual(['treff']);
    expect(await mine('vhs')).toEqual(['vhs']);
    expect(await mine('education-office')).toEqual([]);
  });

  it('refuses a place and a course that are not the provider’s', async () => {
    const plan = { ...few, providerId: 'vhs' };
    expect((await call('POST', '/course-runs', 'vhs', { ...plan, venueId: 'o_none' })).json).toMatchObject({
      code: 'venue-unknown',
    });
    expect((await call('POST', '/course-runs', 'vhs', { ...plan, courseId: 'k_none' })).json).toMatchObject({
      code: 'course-unknown',
    });
    expect((await call('POST', '/course-runs', 'vhs', { ...plan, courseType: 'NONE' })).json).toMatchObject({
      code: 'course-type-unknown',
    });
  });
});

describe('what a provider may offer, and where', () => {
  it('is recorded, shown and weighed', async () => {
    const admissionId = await id('/providers/p-x/admissions', 'migration-office', {
      courseTypes: ['IK_ALLG'],
      admittedBy: 'bamf',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    const venueId = await id('/providers/p-x/venues', 'p-x', {
      name: 'Altes Rathaus',
      municipalityKey: '03251041',
      address: 'Lange Straße 1',
      stepFree: true,
    });
    await id('/providers/p-x/contact', 'p-x', { phone: '05441 0000' });
    const courseId = await id('/courses', 'p-x', {
      providerId: 'p-x',
      title: 'Integrationskurs am Vormittag',
      courseType: 'IK_ALLG',
      entryLevel: 'A1',
      targetLevel: 'B1',
      modules: [{ name: 'Abschnitt 1', teachingUnits: 100, level: 'A1' }],
    });
    const { json } = await call('POST', '/course-runs', 'p-x', {
      ...few,
      providerId: 'p-x',
      courseType: 'IK_ALLG',
      venueId,
      courseId,
    });
    expect((json as { warnings: readonly { code: string }[] }).warnings.map(({ code }) => code)).toContain(
      'admission-missing',
    );
    await process.settled();
    const { providers } = await read<{ providers: readonly { providerId: string }[] }>('/providers', 'vhs');
    expect(providers.find(({ providerId }) => providerId === 'p-x')).toMatchObject({
      contact: { phone: '05441 0000' },
      mine: false,
      admissions: [{ admissionId, validTo: '2026-12-31' }],
      venues: [{ venueId, open: true, stepFree: true }],
    });
    expect(await read('/courses?provider=p-x', 'vhs')).toMatchObject({ courses: [{ courseId, withdrawn: false }] });
    expect(
      (await call('POST', '/providers/p-x/venues', 'vhs', { name: 'x', municipalityKey: '03251041', stepFree: true }))
        .status,
    ).toBe(403);
    expect((await call('POST', `/courses/${courseId}/withdraw`, 'vhs', {})).status).toBe(403);
    expect((await call('POST', '/providers/p-x/retire', 'migration-office', { reason: 'ceased' })).json).toMatchObject({
      code: 'provider-has-open-runs',
    });
    expect(
      (
        await call('POST', '/providers/p-x/admissions', 'migration-office', {
          courseTypes: ['NONE'],
          admittedBy: 'bamf',
          validFrom: '2026-01-01',
        })
      ).json,
    ).toMatchObject({ code: 'course-type-unknown' });
  });
});

describe('the public', () => {
  interface Found {
    readonly runs: readonly { readonly runId: string; readonly bookable: boolean }[];
  }
  const calendar = async (query = ''): Promise<readonly ICAL.Event[]> => {
    const answer = await fetch(`${process.url}${api}/public/calendar.ics${query}`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(text.match(/^DTSTAMP:(?!\d{8}T\d{6}Z\r$).*$/gm)).toBeNull();
    const parsed = ICAL.Component.fromString(text);
    return parsed.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  };
  const shown = async (runId: string) =>
    (await calendar())
      .filter((event) => event.uid.startsWith(`${runId}@`))
      .map((event) => ({
        day: event.startDate.toString(),
        sequence: event.sequence,
        status: String(event.component.getFirstPropertyValue('status')),
        summary: event.summary,
      }));

  it('knows a run once it is published, hears of changes, and of its cancellation', async () => {
    const runId = await id('/course-runs', 'vhs', {
      ...few,
      providerId: 'vhs',
      title: 'Abendkurs',
      seats: 5,
      minimumGroup: 1,
    });
    await process.settled();
    const find = async () =>
      (await read<Found>('/public/course-runs?municipality=03251040')).runs.find((run) => run.runId === runId);
    expect(await find()).toBeUndefined();
    expect(await shown(runId)).toEqual([]);
    await id(`/course-runs/${runId}/publish`, 'vhs');
    await process.settled();
    expect(await find()).toMatchObject({ title: 'Abendkurs', bookable: true, provider: { name: 'Haus vhs' } });
    expect(JSON.stringify(await find())).not.toMatch(/seat|taken|group/i);
    expect(await shown(runId)).toEqual([
      { day: '2027-01-11', sequence: 0, status: 'CONFIRMED', summary: 'Kursbeginn: Abendkurs' },
    ]);
    await id(`/course-runs/${runId}/close-registration`, 'vhs');
    await id(`/course-runs/${runId}/change`, 'vhs', {
      title: 'Abendkurs',
      municipalityKey: '03251040',
      timeOfDay: 'evening',
      childcare: true,
      seats: 5,
      minimumGroup: 1,
      startsOn: '2027-01-18',
      endsOn: '2027-04-16',
    });
    await process.settled();
    expect(await find()).toMatchObject({ bookable: false, startsOn: '2027-01-18', childcare: true });
    expect(await shown(runId)).toMatchObject([{ day: '2027-01-18', sequence: 1, status: 'CONFIRMED' }]);
    await id(`/course-runs/${runId}/cancel`, 'vhs', { reason: 'no-room' });
    await process.settled();
    expect(await find()).toBeUndefined();
    expect(await shown(runId)).toEqual([
      { day: '2027-01-18', sequence: 2, status: 'CANCELLED', summary: 'Abgesagt: Abendkurs' },
    ]);
    expect(await calendar('?provider=p-x')).toEqual([]);
  });
});

describe('the way of a run', () => {
  it('is opened, begins, pauses, goes on and ends, each by who may', async () => {
    const runId = await id('/course-runs', 'sulingen', {
      ...few,
      providerId: 'treff',
      startsOn: '2026-11-02',
      registration: 'closed',
    });
    const codeOf = async (step: string, as: string, body: object = {}) =>
      ((await call('POST', `/course-runs/${runId}/${step}`, as, body)).json as { code?: string }).code;
    expect(await codeOf('open-registration', 'vhs')).toBe('not-your-provider');
    expect(await codeOf('close-registration', 'buendnis')).toBe('run-registration-closed');
    expect(await codeOf('open-registration', 'buendnis')).toBeUndefined();
    expect(await codeOf('start', 'sulingen', { effectiveOn: '2026-11-02' })).toBeUndefined();
    expect(await codeOf('interrupt', 'sulingen', { reason: 'no-room', effectiveOn: '2026-11-09' })).toBeUndefined();
    await process.settled();
    expect(await read(`/course-runs/${runId}`, 'vhs')).toMatchObject({ phase: 'running', interruptedOn: '2026-11-09' });
    expect(await codeOf('resume', 'buendnis', { endsOn: '2027-03-05', effectiveOn: '2026-11-16' })).toBeUndefined();
    expect(await codeOf('end', 'sulingen', { effectiveOn: '2026-11-20' })).toBeUndefined();
    await process.settled();
    const ended = await read<object>(`/course-runs/${runId}`, 'vhs');
    expect(ended).toMatchObject({ phase: 'ended', endsOn: '2027-03-05', endedOn: '2026-11-20' });
    expect(ended).not.toHaveProperty('interruptedOn');
  });
});

describe('nobody is lost with a run that is cancelled', () => {
  const person = { level: 'A1', municipalityKey: '03251041', timesOfDay: ['evening'], childcare: true };
  const registered = async (runId: string, personRef: string): Promise<void> => {
    await id('/registrations', 'vhs', { personRef, runId });
    await process.settled();
  };
  const waits = async (personRef: string) =>
    (await process.app.get(Roster, { strict: false }).needsOfPerson(personRef)).map(({ since, open }) => ({
      since,
      open,
    }));

  it('who waited waits again with the old day; who is moved waits until the seat is confirmed', async () => {
    await process.takenIn(['p_1', 'p_2', 'p_3'], 'vhs');
    await id('/waiting-entries', 'vhs', {
      personRef: 'p_1',
      courseType: 'EHRENAMT',
      ...person,
      effectiveOn: '2026-09-01',
    });
    await process.settled();
    const plan = { ...few, providerId: 'vhs', entryLevel: 'A1', seats: 3, minimumGroup: 1 };
    const [first, full] = [
      await id('/course-runs', 'vhs', plan),
      await id('/course-runs', 'vhs', { ...plan, seats: 2 }),
    ];
    for (const ref of ['p_1', 'p_2']) await registered(first, ref);
    await registered(full, 'p_3');
    const today = process.clock.today();
    expect(await waits('p_1')).toEqual([{ since: '2026-09-01', open: false }]);
    expect(await waits('p_2')).toEqual([]);
    await id(`/course-runs/${first}/cancel`, 'vhs', { reason: 'no-teacher', people: 'wait-and-move', toRunId: full });
    await process.settled();
    const [one, two] = [await waits('p_1'), await waits('p_2')];
    expect(one.map(({ since }) => since)).toEqual(['2026-09-01']);
    expect(two.map(({ since }) => since)).toEqual([today]);
    // One seat was left: one of the two has it and waits no longer, the other waits on.
    expect([...one, ...two].filter(({ open }) => open).length).toBe(1);
    expect(await read(`/course-runs/${full}`, 'vhs')).toMatchObject({ seatsTaken: 2, seatsFree: 0 });
    interface Concerned {
      readonly people: readonly {
        readonly registrationId: string;
        readonly personRef: string;
        readonly told: boolean;
        readonly waitingSince?: string;
        readonly registeredFor?: string;
      }[];
    }
    const { people } = await read<Concerned>(`/course-runs/${first}/concerned`, 'vhs');
    expect(people.map(({ personRef }) => personRef).toSorted()).toEqual(['p_1', 'p_2']);
    for (const { waitingSince, registeredFor, told } of people)
      expect([told, (waitingSince === undefined) !== (registeredFor === undefined)]).toEqual([false, true]);
    const [one1] = people;
    await id(`/course-runs/${first}/told`, 'vhs', { registrationIds: [one1?.registrationId] });
    await process.settled();
    const after = await read<Concerned>(`/course-runs/${first}/concerned`, 'vhs');
    expect(after.people.map(({ told }) => told)).toEqual([true, false]);
    expect((await call('GET', `/course-runs/${first}/concerned`, 'p-x')).status).toBe(403);
  });

  it('not by a cancellation whose day lies before her registration', async () => {
    await process.takenIn(['p_late'], 'vhs');
    const late = await id('/course-runs', 'vhs', { ...few, providerId: 'vhs', startsOn: '2027-05-10' });
    await registered(late, 'p_late');
    await id(`/course-runs/${late}/cancel`, 'vhs', { reason: 'no-room', effectiveOn: '2026-11-02' });
    await process.settled();
    expect(await waits('p_late')).toEqual([{ since: '2026-11-02', open: true }]);
  });

  it('who took the registration back before does not wait because of it', async () => {
    await process.takenIn(['p_4'], 'vhs');
    const runId = await id('/course-runs', 'vhs', { ...few, providerId: 'vhs' });
    const registrationId = await id('/registrations', 'vhs', { personRef: 'p_4', runId });
    await process.settled();
    await id(`/registrations/p_4/${registrationId}/withdraw`, 'vhs');
    await process.settled();
    await id(`/course-runs/${runId}/cancel`, 'vhs', { reason: 'no-teacher' });
    await process.settled();
    expect(await waits('p_4')).toEqual([]);
  });
});
