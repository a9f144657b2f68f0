import type { RunOfPage } from '../../api/course-run.js';
import type { CourseProvider } from '../../api/courses.js';

/** Who writes a letter, as far as the provider has said it. */
export interface Sender {
  readonly name: string;
  /** Street and place of the run, else of the first venue that has them. */
  readonly address: string | undefined;
  /** Telephone, mail and web, each with its word. */
  readonly contact: readonly string[];
}

/** The provider of a run as the one that writes. */
export function senderOf({ providerId, venueId }: RunOfPage, providers: readonly CourseProvider[]): Sender {
  const provider = providers.find((one) => one.providerId === providerId);
  const venues = provider?.venues.filter(({ open, address }) => open && address !== undefined) ?? [];
  const { phone, email, web } = provider?.contact ?? {};
  return {
    name: provider?.name ?? providerId,
    address: (venues.find((venue) => venue.venueId === venueId) ?? venues[0])?.address,
    contact: [
      ...(phone === undefined ? [] : [`Telefon ${phone}`]),
      ...(email === undefined ? [] : [`E-Mail ${email}`]),
      ...(web === undefined ? [] : [web]),
    ],
  };
}

/** Where a run takes place: its venue with the street, else the municipality alone. */
export function placeOf(
  { providerId, venueId }: RunOfPage,
  providers: readonly CourseProvider[],
  municipality: string,
): string {
  const venue = providers.find((one) => one.providerId === providerId)?.venues.find((one) => one.venueId === venueId);
  if (venue === undefined) return municipality;
  return [venue.name, venue.address, municipality].filter((part) => part !== undefined && part !== '').join(', ');
}
