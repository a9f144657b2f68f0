import { ApiProperty } from '@nestjs/swagger';

export class TimelineEntry {
  /** @example '0b8e6f52-6a3c-4f0e-9c55-2f1f3f0d7a20' */
  readonly id!: string;
  /**
   * The day on which it happened.
   * @example '2026-04-02'
   */
  readonly on!: string;
  /**
   * When we learned of it.
   * @example '2026-04-03T08:15:00.000Z'
   */
  readonly recordedAt!: string;
  /** @example 'language-level-assessed' */
  readonly type!: string;
  /** The facts of the entry by name, with ids resolved to names where they are known. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { level: 'A2', basis: 'placement-test', assessedBy: 'Volkshochschule Beispielstadt' },
  })
  readonly facts!: Readonly<Record<string, string>>;
}
