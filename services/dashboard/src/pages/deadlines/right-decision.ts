import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { EXTENSION_REASON_WORDS, KEEP_REASON_WORDS, LAPSE_REASON_WORDS } from './deadline-words.js';
import type { NOTICES } from './deadlines.query.js';

/** What a person can decide about a right here: the command of the API, its reasons, and what follows for the person. */
export interface DecisionKind {
  readonly command: 'lapse' | 'keep' | 'extend';
  readonly title: string;
  readonly button: string;
  readonly follows: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly notice: keyof typeof NOTICES;
}

export const DECISIONS = {
  verfall: {
    command: 'lapse',
    title: 'Das Recht ist verfallen',
    button: 'Verfall entscheiden',
    follows: 'Die Person kann mit diesem Recht keinen Kurs mehr beginnen. Sie kann Einwand erheben.',
    reasons: LAPSE_REASON_WORDS,
    notice: 'verfallen',
  },
  weiter: {
    command: 'keep',
    title: 'Das Recht gilt weiter',
    button: 'Weitergelten lassen',
    follows: 'Die Vermutung ist aufgehoben. Kennt die Regel eine Verlängerung, so läuft die Frist von heute an neu.',
    reasons: KEEP_REASON_WORDS,
    notice: 'weiter',
  },
  verlaengern: {
    command: 'extend',
    title: 'Das Recht verlängern',
    button: 'Verlängern',
    follows: 'Der neue letzte Tag folgt aus der Regel des heutigen Tages.',
    reasons: EXTENSION_REASON_WORDS,
    notice: 'verlaengert',
  },
} as const satisfies Readonly<Record<string, DecisionKind>>;
export type Decision = keyof typeof DECISIONS;

/** What may be decided about a deadline of this kind. */
export const decisionsFor = (kind: string): readonly Decision[] =>
  kind === 'lapse-decision' ? ['verfall', 'weiter', 'verlaengern'] : ['verlaengern'];

export class RightParam {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  id!: string;
}

export class RightQuery {
  @Matches(/^[A-Za-z0-9_-]{1,100}$/)
  person!: string;
}

export class DecisionForm extends RightQuery {
  @Matches(/^[A-Za-z0-9_-]{1,200}$/)
  schluessel!: string;

  @IsIn(Object.keys(DECISIONS))
  entscheidung!: Decision;

  @IsString()
  @MaxLength(60)
  grund: string = '';
}
