import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional, Length } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsNotBlank } from '#service-kit';
import type { RegisterProvider } from '../../domain/provider/provider.js';
import { DayBody } from '../day.command.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

const KINDS = ['adult-education-centre', 'independent', 'municipality', 'volunteers', 'vocational-school'] as const;

export class RegisterProviderBody extends DayBody {
  /**
   * Id under which the provider is known, also in the scopes of accounts; absent: one is made.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /** @example 'Volkshochschule (erfunden)' */
  @Length(1, 200)
  @IsNotBlank()
  name!: string;

  /** @example 'adult-education-centre' */
  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

  /**
   * Official municipality key (AGS) of the seat.
   * @example '03251040'
   */
  @IsMunicipalityKey()
  municipalityKey!: string;
}

/** Let a provider take part. */
export class RegisterProviderCommand extends Command<Outcome> {
  constructor(
    readonly command: RegisterProvider,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
