import { type Principal, Problem } from '#service-kit';
import { officesOf } from './follow-up-desk.js';

/** The office in whose name an account acts: its only one, or the one that it names. Throws Problem. */
export function actingOffice(principal: Principal, named: string | undefined): string {
  const offices = officesOf(principal);
  const [only] = offices;
  if (named === undefined && offices.length === 1 && only !== undefined) return only;
  if (named === undefined) {
    const detail = 'An account of several offices names the one it acts for.';
    const errors = [{ at: '/office', code: 'missing', detail }];
    throw new Problem({ status: 400, code: 'input-invalid', detail, errors });
  }
  if (!offices.includes(named))
    throw new Problem({ status: 403, code: 'not-your-office', detail: 'An account acts for its own office.' });
  return named;
}
