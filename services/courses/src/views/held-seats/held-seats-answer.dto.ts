import { ApiProperty } from '@nestjs/swagger';

export class HeldSeatsOfRun {
  /** @example 'r_1' */
  readonly runId!: string;
  /**
   * Taken seats that are held until the provider confirms them.
   * @example 2
   */
  readonly held!: number;
}

export class HeldSeatsAnswer {
  @ApiProperty({ type: [HeldSeatsOfRun] })
  readonly runs!: readonly HeldSeatsOfRun[];
}
