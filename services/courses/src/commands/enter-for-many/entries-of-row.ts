import { createHash } from 'node:crypto';
import type { ParticipantEntry } from '../../domain/participation/participation.commands.js';
import type { ParticipantRowBody } from './enter-for-many.dto.js';
import type { EntryKind } from './entered-rows.dto.js';

export type RowEntry = Extract<ParticipantEntry, { readonly kind: EntryKind }>;

/** The entries of a row in the order in which they happen: who leaves the run was there for what came before. */
export function entriesOf(row: ParticipantRowBody): readonly RowEntry[] {
  const { registrationId, effectiveOn, attendance, atRiskReason, module, level, passed, skills } = row;
  const { orientationPassed, certificate, dropOut } = row;
  const of = { registrationId, ...(effectiveOn === undefined ? {} : { effectiveOn }) };
  const entries: RowEntry[] = [];
  if (attendance !== undefined || atRiskReason !== undefined)
    entries.push({
      kind: 'record-attendance',
      ...of,
      attendance: attendance ?? 'at-risk',
      ...(atRiskReason === undefined ? {} : { reason: atRiskReason }),
    });
  if (module !== undefined) entries.push({ kind: 'complete-module', ...of, module });
  if (level !== undefined && passed !== undefined)
    entries.push({ kind: 'record-result', ...of, level, passed, ...(skills === undefined ? {} : { skills }) });
  if (orientationPassed !== undefined)
    entries.push({ kind: 'record-orientation-test', ...of, passed: orientationPassed });
  if (certificate !== undefined) entries.push({ kind: 'issue-certificate', ...of, certificate });
  if (dropOut !== undefined) entries.push({ kind: 'drop-out', ...of, reason: dropOut });
  return entries;
}

/** Each entry has a command id of its own, made of the form's and the registration's: the form repeated does nothing. */
export const entryCommandId = (formId: string, { registrationId, kind }: RowEntry): string =>
  `c_${createHash('sha256').update(`${formId}\n${registrationId}\n${kind}`).digest('base64url').slice(0, 22)}`;
