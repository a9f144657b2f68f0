import { isEmail, isURL } from 'class-validator';
import type { ProviderContact } from '#contracts';
import { columns, defineImport, filled, importStep, type Municipalities } from '#service-kit';
import type { AddVenue, AdmitProvider, RegisterProvider } from '../domain/provider/provider.commands.js';
import type { CourseCommands } from './course-commands.js';
import { REASONS } from './reasons.js';

const { day, flag, key, listOf, municipality, oneOf, optional, text } = columns;

const ADMISSION = { '': 'admittedFrom', '/courseTypes': 'courseTypes', '/validTo': 'admittedTo' } as const;

/** A text of a form of its own. */
const checked = (
  names: readonly [string, ...string[]],
  expects: string,
  fits: (cell: string) => boolean,
): columns.Column<string> => ({
  names,
  required: true,
  expects,
  read: (cell) => (fits(cell) ? cell : new columns.WrongCell('not-in-form', `keine ${expects}`)),
});

const isWebAddress = (cell: string): boolean =>
  cell.length <= 300 && isURL(cell, { protocols: ['http', 'https'], require_protocol: true });

/** Providers, known in the whole county by their short name, with what they may offer and where they teach. */
export const traeger = (commands: CourseCommands, municipalities: Municipalities) =>
  defineImport({
    kind: 'traeger',
    title: 'Kursträger',
    columns: {
      providerId: key(['traeger', 'träger', 'kürzel']),
      name: text(['name']),
      kind: oneOf(['art'], {
        volkshochschule: 'adult-education-centre',
        'freier träger': 'independent',
        gemeinde: 'municipality',
        ehrenamt: 'volunteers',
        'berufsbildende schule': 'vocational-school',
      }),
      municipalityKey: municipality(['gemeinde', 'ags', 'gemeindeschlüssel'], municipalities),
      since: day(['seit']),
      phone: optional(checked(['telefon'], 'Telefonnummer', (cell) => cell.length > 2 && cell.length <= 40)),
      email: optional(checked(['e_mail', 'email'], 'E-Mail-Adresse', (cell) => isEmail(cell) && cell.length <= 200)),
      web: optional(checked(['internet', 'webseite'], 'Adresse mit https://', isWebAddress)),
      courseTypes: optional(listOf(key(['zugelassen_fuer', 'zugelassen_für']))),
      admittedBy: optional(
        oneOf(['zugelassen_von'], { bamf: 'bamf', land: 'land', landkreis: 'county', andere: 'other' }),
      ),
      admittedFrom: optional(day(['zugelassen_ab'])),
      admittedTo: optional(day(['zugelassen_bis'])),
      venue: optional(text(['kursort'])),
      address: optional(text(['anschrift'])),
      stepFree: optional(flag(['stufenlos'])),
    },
    sample: [
      { name: 'Lernhaus (erfunden)' },
      { providerId: '1002', name: 'Sprachwerk (erfunden)', kind: 'freier träger' },
    ],
    together: [
      ['courseTypes', 'admittedBy', 'admittedFrom'],
      ['venue', 'stepFree'],
    ],
    keyOf: ({ providerId }) => providerId,
    laneOf: ({ providerId }) => providerId,
    blame: { '': 'providerId', '/providerId': 'providerId', '/effectiveOn': 'since' },
    reasons: REASONS,
    steps: (row, ids) => {
      const { providerId, name, kind, municipalityKey, since: effectiveOn } = row;
      const contact: ProviderContact = filled({ phone: row.phone, email: row.email, web: row.web });
      const provider = { providerId, name, kind, municipalityKey, ...(Object.keys(contact).length > 0 && { contact }) };
      const { courseTypes, admittedBy, admittedFrom, admittedTo: validTo, venue, address, stepFree } = row;
      return [
        importStep<RegisterProvider>(
          'register',
          { kind: 'register', effectiveOn, provider },
          commands.registerProvider,
        ),
        ...(courseTypes === undefined || admittedBy === undefined || admittedFrom === undefined
          ? []
          : [
              importStep<AdmitProvider, keyof typeof row>(
                'admit',
                {
                  kind: 'admit',
                  effectiveOn,
                  admission: filled({
                    providerId,
                    admissionId: ids('z', 'traeger', providerId),
                    courseTypes: [...courseTypes],
                    admittedBy,
                    validFrom: admittedFrom,
                    validTo,
                  }),
                },
                commands.admitProvider(providerId),
                { blame: ADMISSION },
              ),
            ]),
        ...(venue === undefined || stepFree === undefined
          ? []
          : [
              importStep<AddVenue, keyof typeof row>(
                'add-venue',
                {
                  kind: 'add-venue',
                  effectiveOn,
                  venue: filled({
                    providerId,
                    venueId: ids('o', 'traeger', providerId),
                    name: venue,
                    municipalityKey,
                    address,
                    stepFree,
                  }),
                },
                commands.addVenue(providerId),
                { blame: { '': 'venue' } },
              ),
            ]),
      ];
    },
  });
