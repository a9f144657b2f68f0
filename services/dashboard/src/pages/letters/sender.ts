import type { RunOfPage } from '../../api/course-run.js';
import type { CourseProvider, CourseVenue } from '../../api/courses.js';

/** Who writes a letter, as far as the provider has said it. */
export interface Sender {
  readonly name: string;
  /** Street and town of one house; absent: no house of the provider has a street. */
  readonly address: string | undefined;
  /** The town of the address; without one that of the seat. */
  readonly town: string;
  /** Telephone, mail and web, each with its word. */
  readonly contact: readonly string[];
}

/** The name of a municipality by its key. */
export type TownOf = (municipalityKey: string) => string;

/** The provider of a run as the one that writes, from the house of the run, else from one of the seat. */
export function senderOf(run: RunOfPage, providers: readonly CourseProvider[], townOf: TownOf): Sender {
  const provider = providers.find((one) => one.providerId === run.providerId);
  const seat = provider?.municipalityKey ?? run.municipalityKey;
  const houses = provider?.venues.filter(({ open, address }) => open && address !== undefined) ?? [];
  const house =
    houses.find(({ venueId }) => venueId === run.venueId) ??
    houses.find(({ municipalityKey }) => municipalityKey === seat) ??
    houses[0];
  const { phone, email, web } = provider?.contact ?? {};
  return {
    name: provider?.name ?? run.providerId,
    address: house && addressOf(house, townOf),
    town: townOf(house?.municipalityKey ?? seat),
    contact: [
      ...(phone === undefined ? [] : [`Telefon ${phone}`]),
      ...(email === undefined ? [] : [`E-Mail ${email}`]),
      ...(web === undefined ? [] : [web]),
    ],
  };
}

/** Where a run takes place: its house with street and town, else the municipality alone. */
export function placeOf(run: RunOfPage, providers: readonly CourseProvider[], townOf: TownOf): string {
  const provider = providers.find(({ providerId }) => providerId === run.providerId);
  const house = provider?.venues.find(({ venueId }) => venueId === run.venueId);
  return house === undefined ? townOf(run.municipalityKey) : `${house.name}, ${addressOf(house, townOf)}`;
}

/** Street and town of a house; what was entered may hold the town already. */
function addressOf({ address, municipalityKey }: CourseVenue, townOf: TownOf): string {
  const town = townOf(municipalityKey);
  if (address === undefined) return town;
  return address.endsWith(town) || /\b\d{5}\b/.test(address) ? address : `${address}, ${town}`;
}
