import type { ComponentChildren } from 'preact';
import type { ImportKind, ImportKinds, ImportProfile } from '../../api/imports.js';
import { Alert } from '../../layout/alert.js';
import { BY_COLUMNS } from './by-columns.js';

export interface ImportFormData {
  readonly kinds: ImportKinds;
  readonly formKey: string;
  readonly chosen?: {
    readonly kind: string;
    readonly source: string;
    readonly relativeTo: string;
    /** The import that the same file goes on with. */
    readonly resume?: string;
  };
  /** What was wrong, at which field. */
  readonly problem?: { readonly field: 'art' | 'quelle' | 'datei' | 'zaehltag'; readonly text: string } | undefined;
}

/** Choosing a file; first it is only tried. */
export const ImportPage = ({ kinds: { kinds, profiles, away }, formKey, chosen, problem }: ImportFormData) => (
  <>
    {away.length > 0 && (
      <Alert
        tone="warning"
        title={`Gerade nicht erreichbar: ${away.join(', ')}. Deren Dateien können später eingespielt werden.`}
      />
    )}
    {problem && (
      <Alert tone="danger" title="Die Datei wurde nicht geprüft">
        <ul class="kern-list">
          <li class="kern-body">
            <a class="kern-link" href={`#${problem.field}`}>
              {problem.text}
            </a>
          </li>
        </ul>
      </Alert>
    )}
    {kinds.length === 0 ? (
      <p class="kern-body vz-empty">
        Zurzeit nimmt kein Dienst Dateien an. Bitte versuchen Sie es in einigen Minuten noch einmal.
      </p>
    ) : (
      <form method="post" action="/import" encType="multipart/form-data" class="vz-form">
        <input type="hidden" name="schluessel" value={formKey} />
        {chosen?.resume && <input type="hidden" name="fortsetzen" value={chosen.resume} />}
        <Field id="art" label="Was steht in der Datei?" problem={problem}>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id="art" name="art" required>
              <option value={BY_COLUMNS}>an den Spalten erkennen</option>
              {kinds.map((kind) => (
                <option key={kindValue(kind)} value={kindValue(kind)} selected={kindValue(kind) === chosen?.kind}>
                  {kind.title}
                </option>
              ))}
              {profiles.map((profile) => (
                <option
                  key={profileValue(profile)}
                  value={profileValue(profile)}
                  selected={profileValue(profile) === chosen?.kind}
                >
                  {profile.title}
                </option>
              ))}
            </select>
          </div>
        </Field>
        <Field
          id="quelle"
          label="Wessen Nummern stehen darin?"
          hint="Kürzel der Stelle, zum Beispiel vhs oder jobcenter: Kleinbuchstaben, Ziffern und Bindestriche."
          problem={problem}
        >
          <input
            class="kern-form-input__input"
            id="quelle"
            name="quelle"
            required
            pattern="[a-z0-9\-]{1,60}"
            maxLength={60}
            value={chosen?.source ?? ''}
            aria-describedby="quelle-hinweis"
          />
        </Field>
        <Field id="zaehltag" label="Tag, von dem relative Tage (T-23) zählen" optional problem={problem}>
          <input
            class="kern-form-input__input"
            id="zaehltag"
            name="zaehltag"
            type="date"
            value={chosen?.relativeTo ?? ''}
          />
        </Field>
        <Field
          id="datei"
          label="Datei"
          hint="CSV, UTF-8 oder Windows-1252, Trennzeichen Semikolon, Komma oder Tabulator."
          problem={problem}
        >
          <input
            class="kern-form-input__input vz-file"
            id="datei"
            name="datei"
            type="file"
            accept=".csv,text/csv,text/plain"
            required
            aria-describedby="datei-hinweis"
          />
        </Field>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Prüfen, ohne etwas zu ändern</span>
        </button>
      </form>
    )}
    {chosen?.resume && (
      <p class="kern-body">
        Wählen Sie dieselbe Datei wie damals: Was schon eingespielt ist, wird erkannt und nicht doppelt eingetragen.
      </p>
    )}
    <p class="kern-body">
      <a class="kern-link" href="/import/laeufe">
        Bisherige Importe, mit Rücknahme
      </a>
    </p>
    {kinds.length > 0 && <Columns kinds={kinds} />}
    {profiles.length > 0 && <Profiles profiles={profiles} />}
  </>
);

const kindValue = ({ service, kind }: Pick<ImportKind, 'service' | 'kind'>): string => `${service}/${kind}`;

const profileValue = ({ service, kind, name }: ImportProfile): string => `${service}/${kind}/${name}`;

interface FieldProps {
  readonly id: NonNullable<ImportFormData['problem']>['field'];
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly problem: ImportFormData['problem'];
  readonly children: ComponentChildren;
}

const Field = ({ id, label, hint, optional, problem, children }: FieldProps) => (
  <div class={`kern-form-input${problem?.field === id ? ' kern-form-input--error' : ''}`}>
    <label class="kern-label" for={id}>
      {label} {optional && <span class="kern-label__optional">– optional</span>}
    </label>
    {hint !== undefined && (
      <p class="kern-hint" id={`${id}-hinweis`}>
        {hint}
      </p>
    )}
    {children}
    {problem?.field === id && <p class="kern-error">{problem.text}</p>}
  </div>
);

const Columns = ({ kinds }: { kinds: readonly ImportKind[] }) => (
  <section aria-labelledby="spalten-titel">
    <h2 class="kern-heading-medium" id="spalten-titel">
      Welche Spalten erwartet werden
    </h2>
    {kinds.map((kind) => (
      <details key={kindValue(kind)} class="kern-accordion">
        <summary class="kern-accordion__header">
          <span class="kern-title">{kind.title}</span>
        </summary>
        <div class="kern-accordion__body">
          <ul class="kern-list">
            {kind.columns.map(({ names, required, expects }) => (
              <li key={names[0]} class="kern-body">
                <strong>{names[0]}</strong>: {expects}
                {required ? '' : ' (kann fehlen)'}
              </li>
            ))}
          </ul>
          <p class="kern-body">
            <a class="kern-link" href={`/import/muster/${kindValue(kind)}`} download>
              Muster mit einer erfundenen Zeile
            </a>
          </p>
        </div>
      </details>
    ))}
  </section>
);

const Profiles = ({ profiles }: { profiles: readonly ImportProfile[] }) => (
  <section aria-labelledby="profile-titel">
    <h2 class="kern-heading-medium" id="profile-titel">
      Ausgaben von Kursverwaltungsprogrammen
    </h2>
    <p class="kern-body">
      Ein Profil liest die Ausgabe eines Programms, wie sie ist. Die Nummern des Programms bleiben der Schlüssel: Die
      nächste Datei findet dieselben Personen und Kurse wieder.
    </p>
    <ul class="kern-list">
      {profiles.map((profile) => (
        <li key={profile.name} class="kern-body">
          <strong>{profile.title}</strong>
          {profile.note === '' ? '' : `: ${profile.note}`}{' '}
          <a class="kern-link" href={`/import/muster/${profile.service}/${profile.name}`} download>
            Musterdatei
          </a>
        </li>
      ))}
    </ul>
  </section>
);
