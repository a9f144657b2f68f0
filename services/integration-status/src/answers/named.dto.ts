/** An id with its name. */
export class Named {
  /** @example 'vhs' */
  readonly id!: string;
  /** @example 'Volkshochschule Beispielstadt' */
  readonly name!: string;
}

/** Example of a provider beside that of `Named`. */
export const OTHER_PROVIDER: Named = { id: 'p-x', name: 'Bildungswerk Musterland' };

/** A municipality; for who opens no cases a member of the county, by one of its municipalities. */
export class NamedMunicipality {
  /**
   * Official municipality key (AGS).
   * @example '03251040'
   */
  readonly id!: string;
  /** @example 'Sulingen' */
  readonly name!: string;
}
