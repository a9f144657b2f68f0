import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandIdReused, type Outcome, StoreUnavailable, TestClock } from '#event-sourcing';
import { CursorUnknown, type DocumentStore } from '#event-sourcing/projections';
import { KeyErased } from '#privacy';
import { pino } from 'pino';
import { PolicyOutcomes } from '../policy-outcomes.js';
import { REFUSALS_KEPT_DAYS } from '../refused-orders.js';

export interface OutcomesFixture {
  readonly documents: DocumentStore;
  clean(): Promise<void>;
}

const DONE: Outcome = { status: 'done', stream: 's', version: 1, events: [], repeated: false };

/** What is kept of refused policies, on whichever documents. */
export function policyOutcomesContract(form: string, make: () => Promise<OutcomesFixture>): void {
  describe(`policy outcomes (${form})`, () => {
    let fixture: OutcomesFixture;
    let outcomes: PolicyOutcomes;
    const clock = new TestClock();
    const open = () => PolicyOutcomes.open(fixture.documents, clock, pino({ enabled: false }));
    beforeEach(async () => {
      clock.set('2026-11-24T12:00:00.000Z');
      fixture = await make();
      outcomes = await open();
    });
    afterEach(() => fixture.clean());

    const orderOf = (commandId: string, policy = 'hold-seat') => ({
      policy,
      commandId,
      correlationId: 'c_1',
      causedIn: 'participation-p_1',
    });
    const refused = (code: string, stream = 'course-run-r_1'): Outcome => ({
      status: 'refused',
      stream,
      refusal: { code, kind: 'conflict', detail: 'No.' },
    });
    const settle = (commandId: string, answer: Outcome, policy?: string) =>
      outcomes.settle(orderOf(commandId, policy), () => Promise.resolve(answer));

    describe('what a policy wants', () => {
      it('and a stream refused is kept, and not decided anew when its event comes again', async () => {
        let sent = 0;
        const send = (answer: Outcome) => () => {
          sent++;
          return Promise.resolve(answer);
        };
        expect(await outcomes.settle(orderOf('c_refused'), send(refused('run-full')))).toBe('run-full');
        expect(await outcomes.settle(orderOf('c_refused'), send(DONE))).toBe('run-full');
        expect(sent).toBe(1);
      });
      it('is decided anew at every repeat where it waited for its time', async () => {
        const order = { ...orderOf('c_timer'), anew: true };
        const answers = [refused('lapse-not-due'), refused('lapse-not-due'), DONE];
        const codes: (string | undefined)[] = [];
        for (const answer of answers) codes.push(await outcomes.settle(order, () => Promise.resolve(answer)));
        expect(codes).toEqual(['lapse-not-due', 'lapse-not-due', undefined]);
        expect(await outcomes.counts()).toMatchObject([{ code: 'lapse-not-due', count: 1 }]);
      });
      it('is refused by the erasure of the person', async () => {
        expect(await outcomes.settle(orderOf('c_erased'), () => Promise.reject(new KeyErased('p_1')))).toBe(
          'person-erased',
        );
        expect((await outcomes.page(10, {})).rows).toMatchObject([{ stream: 'participation-p_1' }]);
      });
      it('is done when it was done under the same id with other content', async () => {
        expect(
          await outcomes.settle(orderOf('c_reused'), () => Promise.reject(new CommandIdReused('s'))),
        ).toBeUndefined();
      });
      it('is tried again when a part is away', async () => {
        const away = () => Promise.reject(new StoreUnavailable('away'));
        await expect(outcomes.settle(orderOf('c_away'), away)).rejects.toThrow(StoreUnavailable);
        expect(await settle('c_away', DONE)).toBeUndefined();
        expect(await outcomes.counts()).toEqual([]);
      });
    });

    describe('what was refused', () => {
      it('is counted by policy and code, and listed with the latest first', async () => {
        await settle('c_1', refused('run-full'));
        clock.advance({ seconds: 1 });
        await settle('c_2', refused('run-full', 'course-run-r_2'));
        clock.advance({ seconds: 1 });
        await settle('c_3', refused('run-full', 'course-run-r_3'), 'hold-seat-again');
        await settle('c_4', refused('run'), 'hold-seat');
        expect(await outcomes.counts()).toEqual([
          { policy: 'hold-seat-again', code: 'run-full', count: 1, lastAt: '2026-11-24T12:00:02.000Z' },
          { policy: 'hold-seat', code: 'run-full', count: 2, lastAt: '2026-11-24T12:00:01.000Z' },
          { policy: 'hold-seat', code: 'run', count: 1, lastAt: '2026-11-24T12:00:02.000Z' },
        ]);
        const of = { policy: 'hold-seat', code: 'run-full' };
        const first = await outcomes.page(1, { of });
        expect(first.rows).toEqual([
          { ...of, stream: 'course-run-r_2', correlationId: 'c_1', on: '2026-11-24T12:00:01.000Z' },
        ]);
        const { next = '' } = first;
        expect(await outcomes.page(1, { of, after: next })).toMatchObject({ rows: [{ stream: 'course-run-r_1' }] });
        expect((await outcomes.page(10, {})).rows).toHaveLength(4);
        await expect(outcomes.page(1, { after: 'x' })).rejects.toThrow(CursorUnknown);
      });

      it('is forgotten after its time, also by a process that starts', async () => {
        await settle('c_old', refused('run-full'));
        clock.advance({ days: REFUSALS_KEPT_DAYS - 1 });
        await settle('c_late', refused('run-closed'));
        expect(await outcomes.counts()).toHaveLength(2);
        clock.advance({ days: 2 });
        expect(await outcomes.counts()).toMatchObject([{ code: 'run-closed' }]);
        outcomes = await open();
        expect(await settle('c_old', DONE)).toBeUndefined();
        expect(await settle('c_late', DONE)).toBe('run-closed');
      });
    });
  });
}
