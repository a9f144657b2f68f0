import {
  type AdmittingBody,
  CEFR_LEVELS,
  type CefrLevel,
  type Department,
  type DropOutReason,
  type EntitlementKind,
  type Funding,
  type HandoverBasis,
  type HandoverReturnReason,
  type TimeOfDay,
  type TransitionKind,
} from '#contracts';

/** German words of the files, lower case, and the codes of the contracts that they stand for. */
export const LEVEL_WORDS: Readonly<Record<string, CefrLevel>> = Object.fromEntries(
  CEFR_LEVELS.map((level) => [level === 'pre-A1' ? 'vor a1' : level.toLowerCase(), level]),
);
export const TIME_WORDS: Readonly<Record<string, TimeOfDay>> = {
  vormittags: 'morning',
  nachmittags: 'afternoon',
  abends: 'evening',
  wochenende: 'weekend',
};
export const FUNDING_WORDS: Readonly<Record<string, Funding>> = {
  bund: 'federal',
  land: 'land',
  landkreis: 'county',
  ehrenamt: 'volunteer',
  selbst: 'self',
};
export const DEPARTMENT_WORDS: Readonly<Record<string, Department>> = {
  jugend: 'youth',
  soziales: 'social',
  gesundheit: 'health',
  ordnung: 'public-order',
  schule: 'schools',
  wirtschaft: 'economy',
  jobcenter: 'job-centre',
  koordinierungsstelle: 'migration-office',
};
export const PROVIDER_KIND_WORDS = {
  volkshochschule: 'adult-education-centre',
  'freier träger': 'independent',
  gemeinde: 'municipality',
  ehrenamt: 'volunteers',
  'berufsbildende schule': 'vocational-school',
} as const;
export const ADMITTING_WORDS: Readonly<Record<string, AdmittingBody>> = {
  bamf: 'bamf',
  land: 'land',
  landkreis: 'county',
  andere: 'other',
};
export const LEVEL_BASIS_WORDS = { einstufungstest: 'placement-test', zertifikat: 'certificate' } as const;
export const LITERACY_WORDS = {
  keine: 'none',
  'andere schrift': 'other-script',
  'lateinische schrift': 'latin-script',
} as const;
export const REQUIREMENT_WORDS = {
  'stufenfreier zugang': 'step-free',
  'barrierefreie toilette': 'accessible-toilet',
  'parkplatz in der nähe': 'parking-near',
  höranlage: 'induction-loop',
  'große schrift': 'large-print',
  'ruhiger raum': 'quiet-room',
  'kurze einheiten': 'short-units',
} as const;
export const ENTITLEMENT_WORDS: Readonly<Record<string, EntitlementKind>> = {
  'anspruch integrationskurs': 'integration-course-claim',
  'zulassung integrationskurs': 'integration-course-admission',
  berufssprachkurs: 'vocational-language-course',
  kreiskurs: 'county-course',
  landeskurs: 'land-course',
};
export const EXTENSION_WORDS = {
  'kein passender kurs': 'no-course-available',
  krankheit: 'illness',
  betreuungspflichten: 'care-duties',
  'verzögerung der behörde': 'authority-delay',
} as const;
export const WITHDRAWAL_WORDS = {
  'zugang geschlossen': 'access-closed',
  verfallen: 'lapsed',
  irrtümlich: 'issued-in-error',
  weggezogen: 'moved-away',
} as const;
export const OBLIGATION_WORDS = {
  'keine einfache verständigung': 'no-simple-german',
  'keine ausreichenden deutschkenntnisse': 'no-sufficient-german',
  'besonders integrationsbedürftig': 'special-integration-need',
  eingliederungsvereinbarung: 'integration-agreement',
  'aufforderung der leistungsbehörde': 'benefit-authority-request',
} as const;
export const EXEMPTION_WORDS = {
  'in ausbildung': 'in-training',
  'vergleichbares angebot': 'comparable-offer',
  unzumutbar: 'unreasonable',
} as const;
export const MILESTONE_WORDS = {
  leistungen: 'benefits-settled',
  betreuungsplatz: 'childcare-place',
  sprachförderung: 'language-support',
  schuleingangsuntersuchung: 'school-entry-exam',
  erstgespräch: 'first-counselling',
  eingliederungsvereinbarung: 'integration-agreement',
  schulplatz: 'school-place',
  zeugnisanerkennung: 'certificate-recognition',
} as const;
export const MILESTONE_STATE_WORDS = { offen: 'open', erledigt: 'done' } as const;
export const WAITING_END_WORDS = {
  angemeldet: 'registered',
  zurückgezogen: 'withdrawn',
  weggezogen: 'moved-away',
} as const;
export const DROP_OUT_WORDS: Readonly<Record<string, DropOutReason>> = {
  umzug: 'moved-away',
  arbeit: 'work',
  kinderbetreuung: 'childcare',
  fahrweg: 'mobility',
  gesundheit: 'health',
  unbekannt: 'unknown',
};
/** How the participation goes, with the class of reason where it is at risk. */
export const ATTENDANCE_WORDS = {
  'in ordnung': 'ok',
  'gefährdet: fehlzeiten': 'absences',
  'gefährdet: arbeit': 'work',
  'gefährdet: kinderbetreuung': 'childcare',
  'gefährdet: fahrweg': 'mobility',
  gefährdet: 'unknown',
} as const;
export const CERTIFICATE_WORDS = {
  integrationskurs: 'integration-course',
  sprache: 'language',
  teilnahme: 'attendance',
} as const;
export const BASIS_WORDS: Readonly<Record<string, HandoverBasis>> = {
  '§ 88a abs. 1 aufenthg': 'aufenthg-88a-1',
  '§ 88a abs. 3 aufenthg': 'aufenthg-88a-3',
  einwilligung: 'consent',
};
export const CONSENT_PURPOSE_WORDS = { 'übergabe an einen anderen kursträger': 'handover' } as const;
export const CONSENT_DATA_WORDS = { niveau: 'level', bedarf: 'needs', kontakt: 'contact' } as const;
export const CONSENT_GIVER_WORDS = { selbst: 'self', sorgeberechtigte: 'guardian' } as const;
export const CONSENT_FORM_WORDS = { schriftlich: 'written', elektronisch: 'electronic' } as const;
export const RETURN_WORDS: Readonly<Record<string, HandoverReturnReason>> = {
  'kein platz': 'no-free-seat',
  'niveau passt nicht': 'level-does-not-fit',
  'angaben fehlen': 'data-missing',
  'betreuung fehlt': 'childcare-missing',
  'zu weit': 'too-far',
  'tageszeit passt nicht': 'time-of-day-does-not-fit',
  'person möchte nicht': 'person-declined',
};
export const MISSING_WORDS = {
  niveau: 'level',
  zertifikat: 'certificate',
  bedarf: 'needs',
  berechtigung: 'entitlement',
  kontakt: 'contact',
} as const;
export const OFFER_END_WORDS = {
  'einwilligung widerrufen': 'consent-revoked',
  'person möchte nicht': 'person-declined',
  irrtümlich: 'offered-in-error',
} as const;
export const CANCELLATION_WORDS = {
  'zu wenige': 'too-few-participants',
  'keine lehrkraft': 'no-teacher',
  'kein raum': 'no-room',
  'keine mittel': 'funding-ended',
} as const;
export const TRANSITION_WORDS: Readonly<Record<string, TransitionKind>> = {
  'kita-schule': 'daycare-to-school',
  'schule-schule': 'school-to-school',
  'schule-beruf': 'school-to-work',
  'kurs-beruf': 'course-to-work',
};
export const DATUM_WORDS = {
  sprachstand: 'level',
  bedarf: 'needs',
  gemeinde: 'municipality',
  berechtigung: 'entitlement',
  anwesenheit: 'attendance',
  testergebnis: 'result',
} as const;
export const SETTLEMENT_WORDS = { bestätigt: 'confirmed', berichtigt: 'corrected' } as const;
export const BODY_WORDS = {
  aktionsbündnis: 'action-alliance',
  aktionsplanrunde: 'action-plan-round',
  abstimmungsgespräch: 'coordination-meeting',
  arbeitsgruppe: 'working-group',
} as const;
