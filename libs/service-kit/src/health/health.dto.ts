import { ApiProperty } from '@nestjs/swagger';

export class LiveAnswer {
  @ApiProperty({ enum: ['live'], example: 'live' })
  readonly status!: 'live';
}

/** One part that a process needs in order to serve. */
export class CheckResult {
  /** @example 'courses/store' */
  readonly name!: string;
  /** @example true */
  readonly ok!: boolean;
  /**
   * What is away, without values.
   * @example 'no answer within 2 s'
   */
  readonly reason?: string;
}

export class ReadyAnswer {
  @ApiProperty({ enum: ['ready', 'not-ready'], example: 'ready' })
  readonly status!: 'ready' | 'not-ready';
  @ApiProperty({ type: [CheckResult] })
  readonly checks!: readonly CheckResult[];
}
