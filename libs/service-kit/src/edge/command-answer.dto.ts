import { ApiProperty } from '@nestjs/swagger';

/** Answer of a command: what to carry on reads as `Consistent-With: <stream>@<version>`. */
export class CommandAnswer {
  /**
   * Id of what the command was about, or of what it created.
   * @example 'r_7Qm2x0Vb4Kd9'
   */
  readonly id!: string;

  /**
   * Stream in which it was recorded.
   * @example 'run-r_7Qm2x0Vb4Kd9'
   */
  readonly stream!: string;

  /**
   * Version of the stream, as the ETag says it.
   * @example 3
   */
  readonly version!: number;

  /** Types of the events that the command recorded. */
  @ApiProperty({ type: [String], example: ['course-run-started'] })
  readonly events!: readonly string[];
}
