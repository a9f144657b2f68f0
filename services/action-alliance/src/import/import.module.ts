import type { Provider, Type } from '@nestjs/common';
import type { Clock, CommandExecutor } from '#event-sourcing';
import { CLOCK, IMPORT_FORMATS, importController, type ImportFormats, importProviders } from '#service-kit';
import { AllianceCommands } from './alliance-commands.js';
import { beschluesse } from './beschluesse.import.js';
import { gremien } from './gremien.import.js';
import { massnahmen } from './massnahmen.import.js';
import { sitzungen } from './sitzungen.import.js';
import { themen } from './themen.import.js';

/** The files that action-alliance takes, in the order in which one refers to the other. */
export const allianceFormats =
  (clock: Clock): ImportFormats =>
  (executor: CommandExecutor) => {
    const commands = new AllianceCommands(executor, clock);
    return [gremien, themen, sitzungen, beschluesse, massnahmen].map((format) => format(commands));
  };

/** Part of the module of the service. */
export const allianceImport: { readonly controllers: readonly Type[]; readonly providers: readonly Provider[] } = {
  controllers: [importController('action-alliance')],
  providers: [
    ...importProviders('action-alliance'),
    { provide: IMPORT_FORMATS, inject: [CLOCK], useFactory: allianceFormats },
  ],
};
