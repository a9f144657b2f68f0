import { forEach } from './county.js';
import { addDays } from './people.js';
import { stepAt, STEPS } from './steps.js';
import { COORDINATOR, COURSES, type Learner, LEARNERS, PROVIDERS, type Run, type World } from './world.js';

/** Whom the provider offers before the end of the course, in days before it. */
const OFFERED_BEFORE = 14;
/** So many days after the offer the one who waits for an answer asks for mediation. */
const MEDIATED_AFTER = 17;
const REVOKED_AFTER = 3;

/** What becomes of an offer: `ignored` ends by itself, `mediated` is answered once the coordination steps in. */
type Fate = 'accepted' | 'returned' | 'ignored' | 'mediated' | 'revoked';
const FATES = { accepted: 74, returned: 18, ignored: 3, mediated: 3, revoked: 2 } as const;
const RETURNED_FOR = [
  { reason: 'no-free-seat', missing: [] },
  { reason: 'too-far', missing: [] },
  { reason: 'data-missing', missing: ['needs'] },
] as const;

interface Offer {
  readonly handoverId: string;
  readonly learner: Learner;
  readonly from: string;
  readonly to: string;
  readonly courseEndsOn: string;
  readonly fate: Fate;
  /** Day on which something becomes of it. */
  readonly on: string;
  readonly consentId?: string;
}
interface Going {
  readonly run: Run;
  readonly learner: Learner;
  readonly registrationId: string;
  readonly to: string;
  readonly fate: Fate;
  readonly answeredAfter: number;
}

/** Before a course ends its provider offers those who go on to the one of the next course. */
export class HandingOver {
  private offers: Offer[] = [];
  /** Accepted before the course ends. */
  private readonly early = new Map<Learner, Offer>();
  /** Who goes on, by the last day of her course. */
  private leaving: { readonly learner: Learner; readonly on: string }[] = [];

  constructor(private readonly world: World) {}

  /** Takes the offers of these people back: she does not reach the level at which the other was to take her. */
  async withdraw(learners: ReadonlySet<Learner>): Promise<void> {
    const open = this.offers.filter(({ learner }) => learners.has(learner));
    this.offers = this.offers.filter((offer) => !open.includes(offer));
    const moot = [...open, ...[...learners].flatMap((learner) => this.early.get(learner) ?? [])];
    this.leaving = this.leaving.filter(({ learner }) => !learners.has(learner));
    await forEach(moot, async ({ handoverId, from, learner }) => {
      const path = `${COURSES}/handovers/${handoverId}/withdraw`;
      await this.world.county.send(from, path, { reason: 'person-declined' });
      this.early.delete(learner);
      delete learner.promisedTo;
      this.world.ledger.takenBack(handoverId);
    });
  }

  /** What was offered before is answered, or not. */
  async answer(day: string): Promise<void> {
    const due = this.offers.filter(({ on }) => on <= day);
    this.offers = this.offers.filter((offer) => !due.includes(offer));
    const answered = due.map((offer) => ({ offer, returnedFor: this.world.chance.pick(RETURNED_FOR) }));
    await forEach(answered, async ({ offer, returnedFor }) => {
      switch (offer.fate) {
        case 'accepted':
          return this.accept(offer, day);
        case 'returned':
          await this.world.county.send(offer.to, `${COURSES}/handovers/${offer.handoverId}/return`, returnedFor);
          return;
        case 'mediated':
          return this.mediate(offer, day);
        case 'revoked':
          await this.world.county.send(offer.from, `${LEARNERS}/consents/${offer.consentId ?? ''}/revoke`, {});
          return;
        case 'ignored':
          return;
      }
    });
    await this.world.settled();
    await this.goOn(day);
  }

  private async accept(offer: Offer, day: string): Promise<void> {
    const { handoverId, from, to, courseEndsOn, learner } = offer;
    await this.world.county.send(to, `${COURSES}/handovers/${handoverId}/accept`, {});
    learner.promisedTo = to;
    if (day < courseEndsOn) this.early.set(learner, offer);
    this.world.ledger.handovers.set(handoverId, { from, to, courseEndsOn, acceptedOn: day });
  }

  private async mediate(offer: Offer, day: string): Promise<void> {
    const { county } = this.world;
    const { id } = await county.send(offer.from, `${COURSES}/mediations`, {
      handoverId: offer.handoverId,
      reason: 'no-answer',
    });
    await county.send(COORDINATOR, `${COURSES}/mediations/${id}/accept`, {});
    await this.accept(offer, day);
    await county.send(COORDINATOR, `${COURSES}/mediations/${id}/conclude`, { result: 'settled' });
  }

  /** Whose course has ended waits for the next one. */
  private async goOn(day: string): Promise<void> {
    const learners = this.leaving.filter(({ on }) => on <= day).map(({ learner }) => learner);
    this.leaving = this.leaving.filter(({ on }) => on > day);
    for (const learner of learners) {
      learner.next += 1;
      this.early.delete(learner);
    }
    await this.world.wait(learners, day);
  }

  async offer(day: string): Promise<void> {
    const { world } = this;
    const going = this.goingOn(day);
    const consents = new Map<Learner, string>();
    await forEach(going, async ({ run, learner, to }) => {
      if (stepAt(run.place).passesBy !== 'consent') return;
      const { id } = await world.county.send(run.provider, `${LEARNERS}/consents`, {
        personRef: learner.personRef,
        recipient: to,
        purpose: 'handover',
        data: ['level', 'contact'],
        givenBy: 'self',
        form: 'written',
        told: ['purpose', 'consequences-of-refusal', 'revocability'],
      });
      consents.set(learner, id);
    });
    await world.settled();
    const offers = await forEach(going, async ({ run, learner, registrationId, to, fate, answeredAfter }) => {
      const step = stepAt(run.place);
      const consentId = consents.get(learner);
      const { id } = await world.county.send(run.provider, `${COURSES}/handovers`, {
        personRef: learner.personRef,
        registrationId,
        toProvider: to,
        followUpCourseType: stepAt(run.place + 1).courseType,
        level: step.to,
        basis: step.passesBy,
        ...(consentId === undefined ? {} : { consentRef: consentId }),
      });
      return {
        handoverId: id,
        learner,
        from: run.provider,
        to,
        courseEndsOn: run.endsOn,
        // Only a consent can be revoked.
        fate: fate === 'revoked' && consentId === undefined ? 'accepted' : fate,
        on: addDays(day, answeredAfter),
        ...(consentId === undefined ? {} : { consentId }),
      } satisfies Offer;
    });
    this.offers.push(...offers);
    this.leaving.push(...offers.map(({ learner, courseEndsOn }) => ({ learner, on: courseEndsOn })));
  }

  private goingOn(day: string): readonly Going[] {
    const { runs, chance } = this.world;
    const ending = runs.filter(
      ({ endsOn, place }) => addDays(endsOn, -OFFERED_BEFORE) === day && place + 1 < STEPS.length,
    );
    return ending.flatMap((run) =>
      [...run.seats]
        .filter(() => chance.chance(0.8))
        .map(([learner, registrationId]): Going => {
          const fate = chance.weighted(Object.keys(FATES) as Fate[], (one) => FATES[one]);
          const answeredAfter = { mediated: MEDIATED_AFTER, revoked: REVOKED_AFTER, ignored: 0 };
          return {
            run,
            learner,
            registrationId,
            to: chance.pick(PROVIDERS.filter((provider) => provider !== run.provider)),
            fate,
            answeredAfter: fate === 'accepted' || fate === 'returned' ? chance.between(1, 30) : answeredAfter[fate],
          };
        }),
    );
  }
}
