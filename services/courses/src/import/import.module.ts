import type { Provider, Type } from '@nestjs/common';
import type { Clock, CommandExecutor } from '#event-sourcing';
import {
  CLOCK,
  COMMAND_EXECUTOR,
  FREE_SEAT,
  type FreeSeat,
  IMPORT_FORMATS,
  importController,
  type ImportFormats,
  importProviders,
  Municipalities,
} from '#service-kit';
import { courseRunDecider } from '../domain/course-run/course-run.js';
import { Persons } from '../views/persons/persons.js';
import { ParticipationRules } from '../rules/participation-rules.js';
import { RuleBook } from '../rules/rule-book.js';
import { anmeldungen } from './anmeldungen.import.js';
import { CourseCommands } from './course-commands.js';
import { OwnRows } from './own-rows.js';
import { kurse } from './kurse.import.js';
import { teilnahmen } from './teilnahmen.import.js';
import { traeger } from './traeger.import.js';
import { uebergaben } from './uebergaben.import.js';
import { wartende } from './wartende.import.js';

/** The files that courses takes, in the order in which one refers to the other. */
export const courseFormats =
  (
    clock: Clock,
    rules: RuleBook,
    municipalities: Municipalities,
    own: OwnRows,
    participation: ParticipationRules,
    persons: Persons,
  ): ImportFormats =>
  (executor: CommandExecutor) => {
    const commands = new CourseCommands(executor, clock, rules, participation, persons);
    const formats = [traeger, kurse, wartende, anmeldungen, teilnahmen, uebergaben];
    return formats.map((format) => own.ofProviders(format(commands, municipalities)));
  };

/** An undo gives a seat back by the run's own decision, where others took seats since. */
const freeSeat =
  (executor: CommandExecutor, clock: Clock): FreeSeat =>
  (runId, registrationId, context) =>
    executor.execute(
      courseRunDecider,
      runId,
      { kind: 'release-seat', registrationId },
      { today: clock.today() },
      context,
    );

/** Part of the module of the service. */
export const courseImport: { readonly controllers: readonly Type[]; readonly providers: readonly Provider[] } = {
  controllers: [importController('courses', 'provider')],
  providers: [
    { provide: FREE_SEAT, inject: [COMMAND_EXECUTOR, CLOCK], useFactory: freeSeat },
    ...importProviders('courses', ['learners', 'courses']),
    OwnRows,
    {
      provide: IMPORT_FORMATS,
      inject: [CLOCK, RuleBook, Municipalities, OwnRows, ParticipationRules, Persons],
      useFactory: courseFormats,
    },
  ],
};
