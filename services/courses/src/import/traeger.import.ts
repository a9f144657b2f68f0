import { columns, defineImport, importStep, type Municipalities } from '#service-kit';
import type { RegisterProvider } from '../domain/provider/provider.commands.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

/** Providers, known in the whole county by their short name. */
export const traeger = (commands: CourseCommands, municipalities: Municipalities) =>
  defineImport({
    kind: 'traeger',
    title: 'Kursträger',
    columns: {
      providerId: columns.key(['traeger', 'träger', 'kürzel']),
      name: columns.text(['name']),
      kind: columns.oneOf(['art'], {
        volkshochschule: 'adult-education-centre',
        'freier träger': 'independent',
        gemeinde: 'municipality',
        ehrenamt: 'volunteers',
        'berufsbildende schule': 'vocational-school',
      }),
      municipalityKey: columns.municipality(['gemeinde', 'ags', 'gemeindeschlüssel'], municipalities),
      since: columns.day(['seit']),
    },
    keyOf: ({ providerId }) => providerId,
    laneOf: ({ providerId }) => providerId,
    blame: { '': 'providerId', '/providerId': 'providerId', '/effectiveOn': 'since' },
    reasons: REASONS,
    steps: ({ since, ...provider }) => [
      importStep<RegisterProvider>(
        'register',
        { kind: 'register', effectiveOn: since, provider },
        commands.registerProvider,
      ),
    ],
  });
