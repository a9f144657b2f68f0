import { Inject, Injectable } from '@nestjs/common';
import type { BlindIndex, BlindTokens } from '#privacy';
import type { ImportFormat, ImportIds, Principal } from '#service-kit';
import { likeness, type Likeness } from '../views/duplicates/likeness.js';
import { BLIND_INDEX } from '../views/identities/blind-index.provider.js';
import { Identities } from '../views/identities/identities.js';
import { WhoMaySeeNames } from '../views/identities/who-may-see-names.js';
import { LearnerReach } from '../views/provider-scope/learner-reach.js';
import { personRefOf } from './person-column.js';

type FindLookalikes = ReturnType<NonNullable<ImportFormat['lookalikes']>>;
type NotOfProvider = NonNullable<ImportFormat['notOfProvider']>;
type Found = Awaited<ReturnType<FindLookalikes>>;

interface PersonOfRow {
  readonly person: string;
}
interface PersonRow extends PersonOfRow {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
  readonly municipalityKey: string;
}

/** More than a few help nobody to decide. */
const MOST_ALIKE = 5;

/** Who of a file of persons may be here already: by blind tokens, as everybody who is taken in is compared. */
@Injectable()
export class KnownPersons {
  constructor(
    @Inject(BLIND_INDEX) private readonly blindIndex: BlindIndex,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(WhoMaySeeNames) private readonly who: WhoMaySeeNames,
    @Inject(LearnerReach) private readonly reach: LearnerReach,
  ) {}

  /** The same format, with what is known of the persons of its rows. */
  of(format: ImportFormat): ImportFormat {
    // A format's name says what its rows are; their type was closed in where it was defined.
    switch (format.kind) {
      case 'personen':
        return { ...format, lookalikes: (ids, principal) => this.search(ids, principal) as FindLookalikes };
      case 'einwilligungen':
        return {
          ...format,
          notOfProvider: ((row: PersonOfRow, ids, principal) => this.foreign(row, ids, principal)) as NotOfProvider,
        };
      default:
        return format;
    }
  }

  /** A provider takes down the consents of its own persons; the same answer for another's and for nobody. */
  private async foreign({ person }: PersonOfRow, ids: ImportIds, principal: Principal): Promise<'person' | undefined> {
    const personRef = personRefOf(ids, person);
    return (await this.reach.reaches(principal, personRef)) ? undefined : 'person';
  }

  private search(ids: ImportIds, principal: Principal) {
    const before = new RowsBefore();
    return async (row: PersonRow, line: number): Promise<Found> => {
      const { familyName, givenName, birthDate, municipalityKey } = row;
      const tokens = this.blindIndex.tokens({ familyName, givenName, birthDate });
      const one = { personRef: personRefOf(ids, row.person), tokens, municipalityKey, line };
      const inFile = before.alike(one);
      before.add(one);
      // A file of nothing but the same person is told as that: no need to look further.
      const others = inFile.length >= MOST_ALIKE ? [] : await this.others(one, before, principal);
      return [
        ...inFile.map((found) => ({ line, otherLine: found.line, ...reasonsOf(found) })),
        ...others.map((found) => ({ line, ref: found.personRef, ...reasonsOf(found) })),
      ].slice(0, MOST_ALIKE);
    };
  }

  /** Those outside of the file whom the bringer may know of. */
  private async others(one: Row, before: RowsBefore, principal: Principal) {
    const others = (await this.identities.lookalikes(one.tokens))
      .filter(({ personRef, document }) => !before.has(personRef) && document.mergedInto === undefined)
      .map(({ personRef, document }) => ({ personRef, ...likeness(one, document) }))
      .filter(({ isLikely }) => isLikely)
      .toSorted((first, second) => second.score - first.score);
    const known = await this.who.known(
      principal,
      others.map(({ personRef }) => personRef),
    );
    return others.filter(({ personRef }) => known.has(personRef));
  }
}

const reasonsOf = ({ reasonsFor, reasonsAgainst }: Pick<Likeness, 'reasonsFor' | 'reasonsAgainst'>) => ({
  reasonsFor,
  reasonsAgainst,
});

interface Row {
  readonly personRef: string;
  readonly tokens: BlindTokens;
  readonly municipalityKey: string;
  readonly line: number;
}

/** Memory does not grow with the file: behind so many rows those of the same file are found once they are taken in. */
const MOST_ROWS = 20_000;
/** Rows of one token looked at: a name that hundreds bear is no reason to compare all of them. */
const PER_TOKEN = 50;

/** The new persons of the file so far. */
class RowsBefore {
  private readonly refs = new Set<string>();
  private readonly byToken = new Map<string, Row[]>();

  has(personRef: string): boolean {
    return this.refs.has(personRef);
  }

  add(row: Row): void {
    if (this.refs.size >= MOST_ROWS) return;
    this.refs.add(row.personRef);
    for (const token of tokensOf(row)) {
      const rows = this.byToken.get(token);
      if (!rows) this.byToken.set(token, [row]);
      else if (rows.length < PER_TOKEN) rows.push(row);
    }
  }

  alike(row: Row): readonly (Likeness & { readonly line: number })[] {
    const others = new Set(tokensOf(row).flatMap((token) => this.byToken.get(token) ?? []));
    return [...others]
      .map((other) => ({ line: other.line, ...likeness(row, other) }))
      .filter(({ isLikely }) => isLikely)
      .toSorted((one, other) => other.score - one.score);
  }
}

const tokensOf = ({ tokens: { birthDate, sounds } }: Row): readonly string[] => [
  ...(birthDate === undefined ? [] : [birthDate]),
  ...sounds,
];
