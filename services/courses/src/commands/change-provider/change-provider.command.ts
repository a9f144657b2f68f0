import { Command } from '@nestjs/cqrs';
import { IsIn, Length } from 'class-validator';
import { PROVIDER_KINDS, type ProviderKind } from '#contracts';
import { IsNotBlank } from '#service-kit';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeProvider } from '../../domain/provider/provider.commands.js';
import { ContactBody } from '../contact.command.js';
import { IsMunicipalityKey } from '../fields.js';

/** What is known of the provider, anew; a contact that is left out stays as it was. */
export class ChangeProviderBody extends ContactBody {
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

/** Say anew what is known of a provider. */
export class ChangeProviderCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: ChangeProvider,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
