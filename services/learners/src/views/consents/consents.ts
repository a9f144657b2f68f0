import { type ActiveProjection, type DocumentStore, openProjection } from '#event-sourcing/projections';
import { boundTo, type Principal, type SeenWrite } from '#service-kit';
import { type ConsentEntry, type ConsentsOfPerson, consentsOfPersons } from './consents.projection.js';

/** What consents there are for a person, told to those who may see them. */
export class Consents {
  private constructor(readonly projection: ActiveProjection<ConsentsOfPerson>) {}

  static async open(documents: DocumentStore): Promise<Consents> {
    return new Consents(await openProjection(consentsOfPersons, documents));
  }

  /**
   * Those that the principal may see, latest first: a provider those that it asked for and those to itself. Of others it
   * learns nothing, as they would name other providers.
   */
  async of(principal: Principal, personRef: string): Promise<readonly ConsentEntry[]> {
    const { consents = [] } = (await this.projection.reader.get(personRef)) ?? {};
    const bound = boundTo(principal);
    if (!bound) return consents;
    return consents.filter(
      ({ askedBy, recipient, recipientKind }) =>
        (askedBy !== undefined && bound.ids.includes(askedBy)) ||
        (recipientKind === bound.kind && bound.ids.includes(recipient)),
    );
  }

  /** Waits until a write to a consent is seen here, or the limit is over; others are not waited for. */
  async seen({ stream, version }: SeenWrite): Promise<boolean> {
    return stream.startsWith('consent-') ? this.projection.reader.seen(stream, version) : true;
  }
}
