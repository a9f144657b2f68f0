import { IsIn } from 'class-validator';
import { MERGE_GIVE_UP_REASONS, type MergeGiveUpReason } from '#contracts';
import { DayBody } from '../day.command.js';

export class GiveUpRunMergeBody extends DayBody {
  /** @example 'enough-registrations' */
  @IsIn(MERGE_GIVE_UP_REASONS)
  reason!: MergeGiveUpReason;
}
