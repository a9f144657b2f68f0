import { ApiProperty } from '@nestjs/swagger';

const STATES = ['running', 'done', 'cancelled', 'failed'] as const;

/** How far a read model is built anew. */
export class RebuildState {
  /** @example 'cases' */
  readonly projection!: string;
  @ApiProperty({ enum: STATES, example: 'running' })
  readonly state!: (typeof STATES)[number];
  /** @example '2026-11-02T08:15:00.000Z' */
  readonly startedAt!: string;
  /** @example '2026-11-02T08:16:30.000Z' */
  readonly endedAt?: string;
  /**
   * Events taken in, of those that the log held at the start.
   * @example 1200
   */
  readonly events!: number;
  /** @example 5000 */
  readonly total!: number;
  /**
   * The fault by name and place in the code: never a value.
   * @example 'TypeError at evolve (case-state.js:41)'
   */
  readonly failure?: string;
}
