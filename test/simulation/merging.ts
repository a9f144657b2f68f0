import { forEach } from './county.js';
import { addDays } from './people.js';
import { COURSES, type Learner, type Run, type World } from './world.js';

/** Days after the planning: both providers agree, the people answer, and all answers are in. */
const AGREED_AFTER = 1;
const ANSWERED_AFTER = 4;
/** The rule gives ten days for the answer; a day more, and silence is recorded. */
const DONE_AFTER = 14;

interface Begun {
  readonly kept: Run;
  readonly dissolved: Run;
  readonly on: string;
  mergeId?: string;
}
interface Registrations {
  readonly registrations: readonly { readonly id: string; readonly personRef: string; readonly phase: string }[];
}

/** Two runs become one: both providers agree, each person is asked; who does not move waits again with the run's end. */
export class Merging {
  private readonly all: Begun[] = [];

  constructor(private readonly world: World) {}

  begin(merge: Begun): void {
    this.all.push(merge);
  }

  /** Whether the run is to be merged: nobody else is placed there. */
  concerns({ runId }: Run): boolean {
    return this.all.some(({ kept, dissolved }) => kept.runId === runId || dissolved.runId === runId);
  }

  async live(day: string): Promise<void> {
    const on = (days: number): readonly Begun[] => this.all.filter((merge) => addDays(merge.on, days) === day);
    await forEach(on(AGREED_AFTER), (merge) => this.agree(merge));
    await this.world.settled();
    for (const merge of on(ANSWERED_AFTER)) await this.answer(merge, day);
    await this.world.settled();
    for (const merge of on(DONE_AFTER)) await this.dissolve(merge, day);
  }

  private async agree(merge: Begun): Promise<void> {
    const { kept, dissolved } = merge;
    const { county } = this.world;
    const { id } = await county.send(kept.provider, `${COURSES}/run-merges`, {
      keptRunId: kept.runId,
      dissolvedRunId: dissolved.runId,
    });
    merge.mergeId = id;
    await county.send(dissolved.provider, `${COURSES}/run-merges/${id}/agree`, {});
  }

  private async answer({ kept, dissolved, mergeId = '' }: Begun, day: string): Promise<void> {
    const { county, chance } = this.world;
    const said = [...dissolved.seats].map(([learner, registrationId]) => ({
      learner,
      registrationId,
      answer: chance.weighted(['accepts', 'declines', 'says nothing'], (one) => (one === 'accepts' ? 6 : 1)),
    }));
    await forEach(
      said.filter(({ answer }) => answer !== 'says nothing'),
      async ({ registrationId, answer }) => {
        const path = `${COURSES}/run-merges/${mergeId}/answers/${registrationId}`;
        await county.send(dissolved.provider, path, { answer });
      },
    );
    await this.world.settled();
    const { registrations } = await county.get<Registrations>(
      kept.provider,
      `${COURSES}/course-runs/${kept.runId}/registrations`,
    );
    for (const { learner, answer } of said) {
      if (answer !== 'accepts') continue;
      const seat = registrations.find(
        ({ personRef, phase }) => personRef === learner.personRef && phase === 'confirmed',
      );
      if (!seat) throw new Error('somebody accepted to be moved and has no seat there');
      this.move(learner, { from: dissolved, to: kept, registrationId: seat.id, day });
    }
  }

  private move(
    learner: Learner,
    { from, to, registrationId, day }: { from: Run; to: Run; registrationId: string; day: string },
  ): void {
    from.seats.delete(learner);
    to.seats.set(learner, registrationId);
    this.world.uncover(learner, from, day);
    this.world.coverBy(learner, to, day);
  }

  private async dissolve({ dissolved }: Begun, day: string): Promise<void> {
    await this.world.county.send(dissolved.provider, `${COURSES}/course-runs/${dissolved.runId}/cancel`, {
      reason: 'too-few-participants',
      people: 'wait-again',
    });
    for (const learner of dissolved.seats.keys()) this.world.lostSeat(learner, dissolved, day);
    dissolved.seats.clear();
    this.world.runs = this.world.runs.filter((run) => run !== dissolved);
  }
}
