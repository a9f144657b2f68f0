import { ApiProperty } from '@nestjs/swagger';

export class DisputedData {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** Kinds of data of which the person disputes one or all. */
  @ApiProperty({ type: [String], example: ['municipality'] })
  readonly disputed!: readonly string[];
}

export class DisputedAnswer {
  /** Who disputes nothing, or is nobody that the reader may know of, is absent: no hints. */
  @ApiProperty({ type: [DisputedData] })
  readonly persons!: readonly DisputedData[];
}
