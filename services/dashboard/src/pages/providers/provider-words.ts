import { PROVIDER_KINDS, type ProviderKind, RETIREMENT_REASONS } from '#contracts';

const KINDS: Readonly<Record<ProviderKind, string>> = {
  'adult-education-centre': 'Volkshochschule',
  independent: 'freier Träger',
  municipality: 'Gemeinde',
  volunteers: 'Ehrenamt',
  'vocational-school': 'Berufsbildende Schule',
};
const isKind = (kind: string): kind is ProviderKind => (PROVIDER_KINDS as readonly string[]).includes(kind);
export const kindWord = (kind: string): string => (isKind(kind) ? KINDS[kind] : kind);
export const KIND_CHOICES = PROVIDER_KINDS.map((kind) => ({ value: kind, text: KINDS[kind] }));

const RETIREMENTS: Readonly<Record<(typeof RETIREMENT_REASONS)[number], string>> = {
  ceased: 'bietet nichts mehr an',
  merged: 'geht in einem anderen Träger auf',
  'admission-ended': 'Zulassung beendet',
};
export const RETIREMENT_CHOICES = RETIREMENT_REASONS.map((reason) => ({ value: reason, text: RETIREMENTS[reason] }));
