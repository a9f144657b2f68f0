import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional, Length } from 'class-validator';
import { PROVIDER_KINDS, type ProviderKind } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import { IsNotBlank } from '#service-kit';
import type { RegisterProvider } from '../../domain/provider/provider.commands.js';
import { ContactBody } from '../contact.command.js';
import { IsMunicipalityKey, IsOpaqueId } from '../fields.js';

export class RegisterProviderBody extends ContactBody {
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
  @IsIn(PROVIDER_KINDS)
  kind!: ProviderKind;

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
