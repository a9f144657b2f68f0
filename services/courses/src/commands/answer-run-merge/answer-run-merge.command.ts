import { IsIn, IsOptional } from 'class-validator';
import { MERGE_REFUSAL_REASONS, type MergeRefusalReason } from '#contracts';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class AgreeRunMergeBody extends DayBody {
  /**
   * The provider that answers; needed where the account acts for several, or for none.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;
}

export class RefuseRunMergeBody extends AgreeRunMergeBody {
  /** @example 'no-room' */
  @IsIn(MERGE_REFUSAL_REASONS)
  reason!: MergeRefusalReason;
}
