import { ApiProblem } from '../../api/api-client.js';
import type { FormProblem } from '../../layout/form-fields.js';
import { deskProblem } from './desk-problems.js';

/** Why a form was not taken. Throws again what is no refusal, and a session that is over. */
export function refusalOf(error: unknown, fieldOf: Readonly<Record<string, string>>): FormProblem {
  if (!(error instanceof ApiProblem) || error.status === 401) throw error;
  return deskProblem(error, fieldOf);
}

export const statusOf = (error: unknown): number => (error instanceof ApiProblem && !error.away ? error.status : 503);
