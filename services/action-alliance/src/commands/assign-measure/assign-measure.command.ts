import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional, IsString, Length, ValidateIf } from 'class-validator';
import { type Department, DEPARTMENTS } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay, IsNotBlank } from '#service-kit';
import type { AssignMeasure } from '../../domain/measure/measure.decider.js';
import { IsOpaqueId } from '../fields.js';

export class AssignMeasureBody {
  /**
   * The decision that it carries out; then `meetingId` names the meeting.
   * @example 'de_1'
   */
  @IsOptional()
  @IsOpaqueId()
  decisionId?: string;

  /**
   * The meeting that took the decision.
   * @example 'm_1'
   */
  @ValidateIf((body: AssignMeasureBody) => body.decisionId !== undefined || body.meetingId !== undefined)
  @IsOpaqueId()
  meetingId?: string;

  /** @example 'youth' */
  @IsIn(DEPARTMENTS)
  department!: Department;

  /** @example 'Betreuungsangebot für Abendkurse' */
  @IsString()
  @Length(1, 200)
  @IsNotBlank()
  title!: string;

  /** @example '2027-02-01' */
  @IsDay()
  dueOn!: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Give a measure to a department. */
export class AssignMeasureCommand extends Command<Outcome> {
  constructor(
    readonly command: AssignMeasure,
    /** The meeting that took the decision which the command names. */
    readonly meetingId: string | undefined,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
