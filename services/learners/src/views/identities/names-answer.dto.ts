import { ApiProperty } from '@nestjs/swagger';

export class NamedPerson {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'Mina' */
  readonly givenName!: string;
  /** @example 'Beispiel' */
  readonly familyName!: string;
}

export class NamesAnswer {
  /** A person whose name the caller may not see, who is unknown or was erased, is absent: no hints. */
  @ApiProperty({ type: [NamedPerson] })
  readonly names!: readonly NamedPerson[];
}
