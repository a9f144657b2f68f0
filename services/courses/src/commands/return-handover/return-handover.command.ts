import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { HANDOVER_DATA, HANDOVER_RETURN_REASONS, type HandoverReturnReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ReturnHandover } from '../../domain/handover/handover.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class ReturnHandoverBody extends DayBody {
  /**
   * The provider on whose behalf; absent: the one of the account.
   * @example 'p-x'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /** @example 'data-missing' */
  @IsIn(HANDOVER_RETURN_REASONS)
  reason!: HandoverReturnReason;

  /**
   * What is missing; at least one where the reason is `data-missing`.
   * @example ['certificate']
   */
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsIn(HANDOVER_DATA, { each: true })
  missing: (typeof HANDOVER_DATA)[number][] = [];
}

/** Give a hand-over back with its reason. */
export class ReturnHandoverCommand extends Command<Outcome> {
  constructor(
    readonly handoverId: string,
    readonly command: ReturnHandover,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
