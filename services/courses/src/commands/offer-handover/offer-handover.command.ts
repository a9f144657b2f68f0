import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import {
  CEFR_LEVELS,
  type CefrLevel,
  HANDOVER_BASES,
  HANDOVER_DATA,
  type HandoverBasis,
  type HandoverDatum,
} from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { OfferHandover } from '../../domain/handover/handover.commands.js';
import { DayBody } from '../day.command.js';
import { IsOpaqueId } from '../fields.js';

export class OfferHandoverBody extends DayBody {
  /**
   * The offering provider; absent: the one of the account.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /**
   * The registration whose course ends.
   * @example 'g_1'
   */
  @IsOpaqueId()
  registrationId!: string;

  /**
   * The provider of the follow-up course.
   * @example 'p-x'
   */
  @IsOpaqueId()
  toProvider!: string;

  /** @example 'BSK_B2' */
  @IsOpaqueId()
  followUpCourseType!: string;

  /**
   * A run of the receiver, where one is wanted.
   * @example 'r_2'
   */
  @IsOptional()
  @IsOpaqueId()
  followUpRunId?: string;

  /**
   * The level reached, or expected where the course has not ended.
   * @example 'B1'
   */
  @IsIn(CEFR_LEVELS)
  level!: CefrLevel;

  /**
   * By which the data may pass: § 88a AufenthG between integration and vocational courses, else a consent.
   * @example 'aufenthg-88a-3'
   */
  @IsIn(HANDOVER_BASES)
  basis!: HandoverBasis;

  /**
   * The consent for this recipient and purpose; needed where `basis` is `consent`.
   * @example 'k_1'
   */
  @IsOptional()
  @IsOpaqueId()
  consentRef?: string;

  /**
   * What the receiver may see, each allowed by the basis; the level always. Absent: all that the basis allows.
   * @example ['level', 'entitlement']
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsIn(HANDOVER_DATA, { each: true })
  passes?: HandoverDatum[];
}

/** An offer before it has an id: which one it gets depends on the hand-overs before it. */
export type Offer = Omit<OfferHandover, 'handoverId' | 'predecessorId'>;

/** Offer a participant to the provider of the follow-up course. */
export class OfferHandoverCommand extends Command<Outcome> {
  constructor(
    readonly command: Offer,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
