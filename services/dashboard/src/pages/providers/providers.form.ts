import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { given, trimmed } from '../../layout/forms.js';

export const PATH = '/kurse/traeger';

export const NOTICES = {
  aufgenommen: 'Der Träger nimmt teil. Zulassungen, Kursorte und Kontakt stehen auf seiner Seite.',
} as const;

export class ProvidersQuery {
  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: keyof typeof NOTICES;

  @IsOptional()
  @Matches(/^[A-Za-z0-9_@-]{1,200}$/)
  gesehen?: string;
}

/** Name, kind and seat of a provider, as they were typed. */
export class ProviderFactsForm {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @Transform(trimmed)
  @IsString()
  @MaxLength(300)
  traegername: string = '';

  @IsString()
  @MaxLength(40)
  traegerart: string = '';

  @Matches(/^(\d{8})?$/)
  sitz: string = '';
}

export class NewProviderForm extends ProviderFactsForm {
  @Transform(trimmed)
  @IsString()
  @MaxLength(100)
  kennung: string = '';
}

export const PROVIDER_FACTS_FIELD_OF: Readonly<Record<string, string>> = {
  name: 'traegername',
  kind: 'traegerart',
  municipalityKey: 'sitz',
  providerId: 'kennung',
};

export const providerFactsOf = ({ traegername, traegerart, sitz }: ProviderFactsForm) => ({
  ...given('name', traegername),
  ...given('kind', traegerart),
  ...given('municipalityKey', sitz),
});
export const newProviderOf = (form: NewProviderForm): object => ({
  ...providerFactsOf(form),
  ...given('providerId', form.kennung),
});
