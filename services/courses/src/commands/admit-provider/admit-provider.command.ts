import { Command } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { ADMITTING_BODIES, type AdmittingBody } from '#contracts';
import { IsDay } from '#service-kit';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { AdmitProvider } from '../../domain/provider/provider.commands.js';
import { DayBody } from '../day.command.js';

export class AdmitProviderBody extends DayBody {
  /** @example ['IK_ALLG', 'IK_ALPHA'] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[A-Za-z0-9_-]{1,100}$/, { each: true })
  courseTypes!: string[];

  /** @example 'bamf' */
  @IsIn(ADMITTING_BODIES)
  admittedBy!: AdmittingBody;

  /** @example '2024-01-01' */
  @IsDay()
  validFrom!: string;

  /**
   * Last day; absent: without end.
   * @example '2028-12-31'
   */
  @IsOptional()
  @IsDay()
  validTo?: string;
}

/** Record which course types a provider may offer. */
export class AdmitProviderCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: AdmitProvider,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
