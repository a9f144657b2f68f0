/** How a person is reached; what is not known is absent. */
export class ContactAnswer {
  /** @example '04271 0000' */
  readonly phone?: string;
  /** @example 'mina@example.org' */
  readonly email?: string;
}
