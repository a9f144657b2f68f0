import { type Done, forEach } from './county.js';
import { firstOfMonthAfter } from './ledger.js';
import { addDays } from './people.js';
import { stepAt } from './steps.js';
import { COORDINATOR, COURSES, type Learner, LEARNERS, PROVIDERS, type World } from './world.js';

const TOLD = ['purpose', 'consequences-of-refusal', 'revocability'];
/** A merge in error is noticed so many days later. */
const NOTICED_AFTER = 9;
/** So long after being due a young person has answered. */
const ANSWERED_AFTER = 5;

interface Asked {
  readonly consentId: string;
  readonly on: string;
  readonly guarded: World['ledger']['guarded'][number];
}

/** The offices that take people in, keep what is known of them right, and ask for consents. */
export class Intake {
  private readonly toUndo: { readonly younger: string; readonly on: string }[] = [];
  private readonly toConfirm: Asked[] = [];

  constructor(private readonly world: World) {}

  async live(day: string): Promise<void> {
    await this.takeIn(day);
    await this.move(day);
    await this.confirmConsents(day);
    await this.undoMerges(day);
  }

  private async takeIn(day: string): Promise<void> {
    const { world } = this;
    const learners = world.coming
      .filter(({ arrivesOn }) => arrivesOn === day)
      .map((one): Learner => ({ ...one, personRef: '', livesIn: one.municipalityKey, next: one.step }));
    await forEach(learners, async (learner) => {
      learner.personRef = await this.enrol(learner, COORDINATOR);
      await this.assess(learner);
      await this.send(`learners/${learner.personRef}/needs`, {
        childcare: learner.childcare,
        timesOfDay: ['morning'],
        stepFree: false,
      });
      await this.issueRight(learner);
      if (learner.minor) await this.askGuardian(learner);
    });
    await world.settled();
    await this.takeInTwice(learners, day);
    await world.wait(
      learners.filter(({ asksForCourse }) => asksForCourse),
      day,
    );
  }

  private async enrol(learner: Learner, as: string): Promise<string> {
    const { number, birthDate, livesIn, slip } = learner;
    const familyName = `Erfunden${number % 997}`;
    const { id } = await this.world.county.send(as, `${LEARNERS}/learners`, {
      givenName: `Person${number}`,
      familyName: slip === 'name' ? `${familyName}x` : familyName,
      birthDate,
      municipalityKey: livesIn,
    });
    if (slip === 'name') await this.send(`learners/${id}/identity/correct`, { familyName });
    return id;
  }

  private async assess({ personRef, step, slip }: Learner): Promise<void> {
    const level = stepAt(step).from;
    const path = `learners/${personRef}/levels`;
    const { id } = await this.send(path, { level: slip === 'level' ? 'C2' : level, basis: 'placement-test' });
    if (slip === 'level') await this.send(`${path}/${id}/correct`, { reason: 'typing-error', level });
    if (slip !== 'disputed-level') return;
    const dispute = await this.send(`learners/${personRef}/disputes`, { datum: 'level', subjectId: id });
    await this.send(`learners/${personRef}/disputes/${dispute.id}/settle`, { outcome: 'confirmed' });
  }

  private async issueRight(learner: Learner): Promise<void> {
    const { personRef, right } = learner;
    if (!right) return;
    const { kind, issuedBy, issuedOn } = right;
    await this.send('entitlements', { personRef, kind, issuedBy, effectiveOn: issuedOn });
    learner.heldRight = { personRef, kind, issuedOn, registrations: [] };
    this.world.ledger.rights.push(learner.heldRight);
  }

  private async askGuardian({ personRef, minor }: Learner): Promise<void> {
    if (!minor) return;
    const { id } = await this.send('consents', {
      personRef,
      recipient: 'schools',
      recipientKind: 'department',
      purpose: 'transition-support',
      data: ['level', 'transition'],
      givenBy: 'guardian',
      form: 'written',
      told: TOLD,
    });
    const guarded = { birthday: minor.birthday, age: minor.age };
    this.world.ledger.guarded.push(guarded);
    const on = addDays(firstOfMonthAfter(minor.birthday, 1), ANSWERED_AFTER);
    if (minor.consents) this.toConfirm.push({ consentId: id, on, guarded });
  }

  private async confirmConsents(day: string): Promise<void> {
    await forEach(
      this.toConfirm.filter(({ on }) => on === day),
      async ({ consentId, guarded }) => {
        await this.send(`consents/${consentId}/renew`, { givenBy: 'self', form: 'written', told: TOLD });
        guarded.confirmedOn = day;
      },
    );
  }

  /** Another office takes the same person in; the coordination finds that they are one. */
  private async takeInTwice(learners: readonly Learner[], day: string): Promise<void> {
    const twice = learners
      .filter((learner) => learner.twice !== undefined)
      .map((learner) => ({ learner, provider: this.world.chance.pick(PROVIDERS) }));
    if (twice.length === 0) return;
    const pairs = await forEach(twice, async ({ learner, provider }) => ({
      learner,
      other: await this.enrol({ ...learner, slip: 'name' }, provider),
    }));
    await this.world.settled();
    await forEach(pairs, async ({ learner, other }) => {
      const { id: elder } = await this.send('merges', { personRef: learner.personRef, other });
      const younger = elder === other ? learner.personRef : other;
      if (learner.twice === 'merged-in-error') this.toUndo.push({ younger, on: addDays(day, NOTICED_AFTER) });
    });
    await this.world.settled();
  }

  private async undoMerges(day: string): Promise<void> {
    await forEach(
      this.toUndo.filter(({ on }) => on === day),
      async ({ younger }) => void (await this.send(`merges/${younger}/undo`, { reason: 'papers-show-two' })),
    );
  }

  /** Of those who wait some move within the county, and some away from it. */
  private async move(day: string): Promise<void> {
    const { world } = this;
    const { chance, options } = world;
    const moving = world.allWaiting().filter(() => chance.chance(0.001));
    const moves = moving.map((learner) => ({
      learner,
      to: chance.chance(0.3) ? undefined : chance.pick(options.municipalities.filter((key) => key !== learner.livesIn)),
    }));
    await forEach(moves, async ({ learner, to }) => {
      const path = `${COURSES}/waiting-entries/${learner.entryId ?? ''}`;
      if (to === undefined) {
        // Who has a seat on hold may come back for it.
        if (learner.restsUntil !== undefined && learner.restsUntil >= day) return;
        await world.county.send(COORDINATOR, `${path}/close`, { reason: 'moved-away' });
        if (learner.waiting) learner.waiting.gone = true;
        world.leave(learner);
        return;
      }
      await this.send(`learners/${learner.personRef}/moves`, { municipalityKey: to, reason: 'moved' });
      learner.livesIn = to;
      await world.county.send(COORDINATOR, `${path}/change`, world.needOf(learner));
    });
  }

  private send(path: string, body: object): Promise<Done> {
    return this.world.county.send(COORDINATOR, `${LEARNERS}/${path}`, body);
  }
}
