import { newId } from '#service-kit';
import type { Case } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import {
  CheckField,
  type Choice,
  type FormProblem,
  FormSummary,
  SelectField,
  TextField,
} from '../../layout/form-fields.js';
import { datumWord, levelBasisWord, levelWord, rightWord, timeOfDayWord } from '../../layout/words.js';
import { CaseDataForm, type DataForm } from './data-forms.js';
import { correctionReasonWord, literacyWord, requirementWord, skillWord } from './learner-words.js';

export interface DataFormData {
  readonly case: Case;
  readonly was: DataForm;
  readonly form: CaseDataForm;
  readonly municipalities: readonly Choice[];
  readonly problem?: FormProblem | undefined;
}

/** One form about one datum of a person. */
export const DataFormPage = (data: DataFormData) => {
  const address = `/faelle/${encodeURIComponent(data.case.personRef)}`;
  return (
    <>
      <FormSummary title="So kann das nicht erfasst werden" problem={data.problem} />
      <form method="post" action={`${address}/angaben/${data.was}`} class="vz-form" novalidate>
        <input type="hidden" name="schluessel" value={newId('f')} />
        <Fields {...data} />
        <div>
          <button type="submit" class="kern-btn kern-btn--primary">
            <span class="kern-label">Speichern</span>
          </button>{' '}
          <a class="kern-link" href={address}>
            Zurück zum Fall
          </a>
        </div>
      </form>
    </>
  );
};

const choices = (codes: readonly string[], word: (code: string) => string): readonly Choice[] =>
  codes.map((value) => ({ value, text: word(value) }));
const LEVELS = choices(['pre-A1', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2'], levelWord);
const BASES = choices(['placement-test', 'certificate', 'final-test'], levelBasisWord);
const TIMES = choices(['morning', 'afternoon', 'evening', 'weekend'], timeOfDayWord);
const LITERACIES = choices(['none', 'other-script', 'latin-script'], literacyWord);
const CORRECTIONS = choices(['typing-error', 'other-person', 'certificate-invalid', 'disputed'], correctionReasonWord);
const REQUIREMENTS = choices(
  [
    'step-free',
    'accessible-toilet',
    'parking-near',
    'induction-loop',
    'sign-language-interpreting',
    'large-print',
    'screen-reader-material',
    'quiet-room',
    'short-units',
  ],
  requirementWord,
);
const MOVES: readonly Choice[] = [
  { value: 'moved', text: 'Umzug' },
  { value: 'recorded-wrongly', text: 'war falsch erfasst' },
];
const OUTCOMES: readonly Choice[] = [
  { value: 'confirmed', text: 'Die Angabe stimmt' },
  { value: 'corrected', text: 'Die Angabe ist berichtigt' },
];
const DATA = ['level', 'literacy', 'needs', 'municipality', 'identity', 'attendance', 'result'] as const;
const SKILLS = { hoeren: 'listening', lesen: 'reading', sprechen: 'speaking', schreiben: 'writing' } as const;

const Fields = ({ case: one, was, form, municipalities, problem }: DataFormData) => {
  const error = (name: string): string | undefined => problem?.fields[name];
  const day = (label: string, hint: string) => (
    <TextField name="tag" label={label} type="date" value={form.tag} hint={hint} error={error('tag')} />
  );
  switch (was) {
    case 'niveau':
      return (
        <>
          <SelectField
            name="niveau"
            label="Niveau insgesamt"
            choices={LEVELS}
            value={form.niveau}
            required
            error={error('niveau')}
          />
          <SelectField
            name="grundlage"
            label="Grundlage"
            choices={BASES}
            value={form.grundlage}
            required
            error={error('grundlage')}
          />
          {day('Tag der Feststellung', 'Ohne Angabe: heute.')}
          {(['hoeren', 'lesen', 'sprechen', 'schreiben'] as const).map((name) => (
            <SelectField
              key={name}
              name={name}
              label={skillWord(SKILLS[name])}
              choices={LEVELS}
              value={form[name]}
              none="nicht einzeln festgestellt"
            />
          ))}
        </>
      );
    case 'niveau-berichtigen':
      return (
        <>
          <SelectField
            name="angabe"
            label="Welche Feststellung?"
            choices={(one.levels ?? []).map(({ personRef, assessmentId, level, basis, on }) => ({
              value: `${personRef}.${assessmentId}`,
              text: `${levelWord(level)}, ${levelBasisWord(basis)} vom ${germanDay(on)}`,
            }))}
            value={form.angabe}
            required
            error={error('angabe')}
          />
          <SelectField
            name="grund"
            label="Was war falsch?"
            choices={CORRECTIONS}
            value={form.grund}
            required
            error={error('grund')}
          />
          <SelectField
            name="niveau"
            label="Richtiges Niveau"
            hint="Ohne Angabe wird die Feststellung zurückgenommen: Sie bleibt sichtbar und zählt nicht mehr."
            choices={LEVELS}
            none="zurücknehmen"
            value={form.niveau}
            error={error('niveau')}
          />
          {day('Richtiger Tag der Feststellung', 'Ohne Angabe bleibt der Tag.')}
        </>
      );
    case 'schrift':
      return (
        <>
          <SelectField
            name="schrift"
            label="Die Person …"
            choices={LITERACIES}
            value={form.schrift}
            required
            error={error('schrift')}
          />
          {day('Tag der Feststellung', 'Ohne Angabe: heute.')}
        </>
      );
    case 'bedarf':
      return (
        <>
          <p class="kern-body">Erfasst wird, was ein Kurs bieten muss – nie, warum.</p>
          <CheckField
            name="betreuung"
            label="Kinderbetreuung"
            choices={[{ value: 'ja', text: 'wird gebraucht' }]}
            values={form.betreuung}
            error={error('betreuung')}
          />
          <CheckField
            name="betreuungszeiten"
            label="Betreuung zu diesen Zeiten"
            choices={TIMES}
            values={form.betreuungszeiten}
            error={error('betreuungszeiten')}
          />
          <CheckField name="zeiten" label="Kann kommen" choices={TIMES} values={form.zeiten} error={error('zeiten')} />
          <TextField
            name="strecke"
            label="Weg höchstens (Kilometer)"
            value={form.strecke}
            inputMode="numeric"
            maxLength={3}
            error={error('strecke')}
          />
          <TextField
            name="minuten"
            label="Weg höchstens (Minuten)"
            value={form.minuten}
            inputMode="numeric"
            maxLength={3}
            error={error('minuten')}
          />
          <CheckField
            name="anforderungen"
            label="Der Ort oder der Unterricht braucht"
            choices={REQUIREMENTS}
            values={form.anforderungen}
            error={error('anforderungen')}
          />
        </>
      );
    case 'umzug':
      return (
        <>
          <SelectField
            name="gemeinde"
            label="Neuer Wohnort"
            choices={municipalities}
            value={form.gemeinde}
            required
            error={error('gemeinde')}
          />
          <SelectField name="grund" label="Warum?" choices={MOVES} value={form.grund} required error={error('grund')} />
          {day('Wohnt dort seit', 'Ohne Angabe: heute.')}
        </>
      );
    case 'personalangaben':
      return (
        <>
          <p class="kern-body">Was leer bleibt, bleibt wie es ist.</p>
          <TextField name="vorname" label="Vorname" value={form.vorname} maxLength={100} error={error('vorname')} />
          <TextField name="nachname" label="Nachname" value={form.nachname} maxLength={100} error={error('nachname')} />
          <TextField
            name="geburtsdatum"
            label="Geburtsdatum"
            type="date"
            value={form.geburtsdatum}
            hint="Ein 1. Januar gilt beim Suchen als nicht bekannt."
            error={error('geburtsdatum')}
          />
          <TextField name="telefon" label="Telefon" value={form.telefon} maxLength={40} error={error('telefon')} />
          <TextField name="email" label="E-Mail" value={form.email} maxLength={200} error={error('email')} />
        </>
      );
    case 'bestreiten':
      return (
        <>
          <p class="kern-body">Eine bestrittene Angabe wird überall mit diesem Vermerk gezeigt, bis sie geklärt ist.</p>
          <SelectField
            name="angabe"
            label="Was bestreitet die Person?"
            choices={disputable(one)}
            value={form.angabe}
            required
            error={error('angabe')}
          />
        </>
      );
    case 'klaeren':
      return (
        <>
          <SelectField
            name="streitfall"
            label="Welche Angabe?"
            choices={(one.disputeHistory ?? [])
              .filter(({ state }) => state === 'open')
              .map(({ personRef, disputeId, datum, on }) => ({
                value: `${personRef}.${disputeId}`,
                text: `${datumWord(datum)}, bestritten am ${germanDay(on)}`,
              }))}
            value={form.streitfall}
            required
            error={error('streitfall')}
          />
          <SelectField
            name="ausgang"
            label="Was ist herausgekommen?"
            choices={OUTCOMES}
            value={form.ausgang}
            required
            error={error('ausgang')}
          />
        </>
      );
  }
};

/** Kinds of data, and each one where there are several. */
const disputable = ({ levels = [], rights }: Case): readonly Choice[] => [
  ...DATA.map((datum) => ({ value: datum, text: datumWord(datum) })),
  ...levels.map(({ assessmentId, level, on }) => ({
    value: `level.${assessmentId}`,
    text: `Sprachstand ${levelWord(level)} vom ${germanDay(on)}`,
  })),
  ...rights.map(({ entitlementId, kind }) => ({ value: `entitlement.${entitlementId}`, text: rightWord(kind) })),
];

/** The form as it is filled in at first: with what is known. */
export function knownForm({ needs }: Case, was: DataForm): CaseDataForm {
  const form = new CaseDataForm();
  if (was !== 'bedarf' || !needs) return form;
  return Object.assign(form, {
    betreuung: needs.childcare ? ['ja'] : [],
    betreuungszeiten: [...(needs.childcareAt ?? [])],
    zeiten: [...needs.timesOfDay],
    strecke: needs.maxDistanceKm === undefined ? '' : String(needs.maxDistanceKm),
    minuten: needs.maxTravelMinutes === undefined ? '' : String(needs.maxTravelMinutes),
    anforderungen: [...new Set([...(needs.stepFree ? ['step-free'] : []), ...(needs.requirements ?? [])])],
  });
}
