import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#service-kit';
import { IMPORT_SERVICES, type ImportOrder, type ImportService } from '../../api/imports.js';
import { BY_COLUMNS } from './by-columns.js';
import type { ImportFormData } from './import.page.js';

/** A form with its file, read and plausible. */
export interface Upload {
  /** Absent: the columns are to tell what the file is. */
  readonly order?: ImportOrder & { readonly service: ImportService };
  readonly rest: Omit<ImportOrder, 'service' | 'kind' | 'profile'>;
  readonly key: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Refused = Required<Pick<ImportFormData, 'chosen'>> & { readonly problem: NonNullable<ImportFormData['problem']> };

const FIELDS = ['schluessel', 'art', 'quelle', 'zaehltag', 'fortsetzen'] as const;
type Fields = Record<(typeof FIELDS)[number], string>;
const NAME_LENGTH = 100;
const NAME = /^[a-z0-9-]{1,60}$/;

/**
 * Reads the form of an import; fields stand before the file. What is wrong with a field is told, a form that no page
 * of ours sends is refused (Problem 400 or 413).
 */
export async function readUpload(request: FastifyRequest, fileLimit: number): Promise<Upload | Refused> {
  const { fields, name, bytes } = await parts(request, fileLimit);
  const [service, kind, profile] = fields.art.split('/');
  const known = IMPORT_SERVICES.find((one) => one === service);
  const chosen = { kind: fields.art, source: fields.quelle, relativeTo: fields.zaehltag, resume: fields.fortsetzen };
  const refuse = (field: Refused['problem']['field'], text: string): Refused => ({ chosen, problem: { field, text } });
  const isChosen = known !== undefined && [kind, profile ?? 'x'].every((one) => NAME.test(one ?? ''));
  if (!isChosen && fields.art !== BY_COLUMNS) return refuse('art', 'Bitte wählen Sie, was in der Datei steht.');
  if (!NAME.test(fields.quelle))
    return refuse('quelle', 'Bitte geben Sie ein Kürzel aus Kleinbuchstaben, Ziffern und Bindestrichen an.');
  if (fields.zaehltag !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(fields.zaehltag))
    return refuse('zaehltag', 'Bitte geben Sie einen Tag an, oder lassen Sie das Feld leer.');
  if (bytes.length === 0) return refuse('datei', 'Bitte wählen Sie eine Datei, die nicht leer ist.');
  const rest = {
    source: fields.quelle,
    ...(fields.zaehltag === '' ? {} : { relativeTo: fields.zaehltag }),
    ...(/^[A-Za-z0-9_-]{1,100}$/.test(fields.fortsetzen) ? { resume: fields.fortsetzen } : {}),
  };
  const upload = { rest, key: fields.schluessel, name, bytes };
  if (known === undefined || kind === undefined) return upload;
  return { ...upload, order: { ...rest, service: known, kind, ...(profile === undefined ? {} : { profile }) } };
}

async function parts(
  request: FastifyRequest,
  fileLimit: number,
): Promise<{ fields: Fields; name: string; bytes: Uint8Array }> {
  if (!request.isMultipart()) throw malformed();
  const fields: Fields = { schluessel: '', art: '', quelle: '', zaehltag: '', fortsetzen: '' };
  let file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  try {
    for await (const part of request.parts({
      limits: { fileSize: fileLimit, files: 1, fields: FIELDS.length, fieldSize: 1000, parts: FIELDS.length + 1 },
    })) {
      if (part.type === 'file') {
        file = await read(part);
        continue;
      }
      const field = FIELDS.find((name) => name === part.fieldname);
      if (field === undefined || typeof part.value !== 'string') throw malformed();
      fields[field] = part.value;
    }
  } catch (error) {
    throw known(error);
  }
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(fields.schluessel)) throw malformed();
  return { fields, name: file?.name ?? '', bytes: file?.bytes ?? new Uint8Array() };
}

async function read(part: MultipartFile): Promise<{ name: string; bytes: Uint8Array }> {
  if (part.fieldname !== 'datei') throw malformed();
  return { name: part.filename.slice(0, NAME_LENGTH), bytes: await part.toBuffer() };
}

const malformed = () => new Problem({ status: 400, code: 'request-malformed', detail: 'The form cannot be read.' });

function known(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const status: unknown =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new Problem({ status: 413, code: 'body-too-large', detail: 'The file is too large.' });
  return typeof status === 'number' && status < 500 ? malformed() : error;
}
