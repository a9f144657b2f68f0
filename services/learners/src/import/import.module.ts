import type { Provider, Type } from '@nestjs/common';
import type { Clock, CommandExecutor } from '#event-sourcing';
import {
  CLOCK,
  IMPORT_FORMATS,
  importController,
  type ImportFormats,
  importProviders,
  Municipalities,
} from '#service-kit';
import type { RuleBook } from '../domain/rule-book/rule-book.js';
import type { ConsentRules } from '../domain/consent/consent-rules.js';
import type { TransitionRules } from '../domain/transition/template.js';
import { RULE_BOOK } from '../rules/rule-book.provider.js';
import { CONSENT_RULES } from '../rules/consent-rules.provider.js';
import { TRANSITION_RULES } from '../rules/transition-rules.provider.js';
import { bedarf } from './bedarf.import.js';
import { berechtigungen } from './berechtigungen.import.js';
import { einwilligungen } from './einwilligungen.import.js';
import { KnownPersons } from './known-persons.js';
import { LearnerCommands } from './learner-commands.js';
import { meilensteine } from './meilensteine.import.js';
import { personen } from './personen.import.js';
import { sprachstand } from './sprachstand.import.js';
import { streitfaelle } from './streitfaelle.import.js';
import { uebergaenge } from './uebergaenge.import.js';
import { verpflichtungen } from './verpflichtungen.import.js';

/** The files that learners takes, in the order in which one refers to the other. */
export const learnerFormats =
  (
    clock: Clock,
    rules: RuleBook,
    municipalities: Municipalities,
    transitionRules: TransitionRules,
    consentRules: ConsentRules,
    known: KnownPersons,
  ): ImportFormats =>
  (executor: CommandExecutor) => {
    const commands = new LearnerCommands(executor, clock, rules, transitionRules, consentRules, municipalities);
    const formats = [
      personen,
      sprachstand,
      bedarf,
      berechtigungen,
      verpflichtungen,
      meilensteine,
      uebergaenge,
      streitfaelle,
    ];
    return [
      ...formats.map((format) => known.of(format(commands, municipalities, transitionRules.departments))),
      known.of(einwilligungen(commands, consentRules)),
    ];
  };

/** Part of the module of the service. */
export const learnerImport: { readonly controllers: readonly Type[]; readonly providers: readonly Provider[] } = {
  controllers: [importController('learners', 'department', 'provider')],
  providers: [
    ...importProviders('learners', ['learners', 'courses']),
    KnownPersons,
    {
      provide: IMPORT_FORMATS,
      inject: [CLOCK, RULE_BOOK, Municipalities, TRANSITION_RULES, CONSENT_RULES, KnownPersons],
      useFactory: learnerFormats,
    },
  ],
};
