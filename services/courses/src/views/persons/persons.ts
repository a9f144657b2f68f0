import { type ActiveProjection, type DocumentStore, openProjection } from '#event-sourcing/projections';
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
}
