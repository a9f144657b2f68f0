import { StoreUnavailable } from '#event-sourcing';
import { type ActiveProjection, type DocumentStore, openProjection } from '#event-sourcing/projections';
import { waitUntilSeen } from '#service-kit';
import { type Person, persons } from './person.projection.js';

/** The persons that the learners service told of, as far as registrations and the waiting list must know them. */
export class Persons {
  private constructor(readonly projection: ActiveProjection<Person>) {}

  static async open(documents: DocumentStore): Promise<Persons> {
    return new Persons(await openProjection(persons, documents));
  }

  /** undefined: not taken in, not heard of yet, or erased. */
  get(personRef: string): Promise<Person | undefined> {
    return this.projection.reader.get(personRef);
  }

  /**
   * Throws StoreUnavailable while the view is being filled for the first time: who is missing then may be known all the
   * same.
   */
  refuseWhileFilling(): void {
    if (this.projection.catchingUp) throw new StoreUnavailable('the view of persons is still being filled');
  }

  /** The valid consent for a hand-over to this recipient; undefined: none is heard of. */
  async consentToHandover(personRef: string, recipient: string): Promise<string | undefined> {
    const { consents = [] } = (await this.get(personRef)) ?? {};
    return consents.find((one) => one.recipient === recipient && one.purpose === 'handover')?.consentId;
  }

  /** Whether a hand-over to this recipient has a valid consent; the news of one given a moment ago is waited for. */
  async consentsToHandover(personRef: string, consentId: string, recipient: string): Promise<boolean> {
    const isGiven = await waitUntilSeen(async () => {
      const { consents = [] } = (await this.get(personRef)) ?? {};
      return consents.some(
        (one) => one.consentId === consentId && one.recipient === recipient && one.purpose === 'handover',
      );
    });
    if (!isGiven) this.refuseWhileFilling();
    return isGiven;
  }
}
