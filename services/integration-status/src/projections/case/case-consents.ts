import type { CaseEntry } from './case-entry.js';
import { change, changeBy, without } from './change.js';

/** A consent that is in force. */
export interface ConsentState {
  /** The provider that asked for it; absent: the coordination. */
  readonly askedBy?: string;
  readonly purpose: string;
  /** It is to be asked for anew, by when and by which rule. */
  readonly renewal?: { readonly dueOn: string; readonly ruleId: string; readonly ruleVersion: string };
  /** Version of its stream with which it was renewed last: its day may lie before that on which this became due. */
  readonly renewedAt?: number;
}

export type ConsentEntry = Extract<CaseEntry, { readonly type: `consent-${string}` }>;
type Consents = Readonly<Record<string, ConsentState>>;

/** The consents of a case that are in force after one entry more. */
export function evolveConsents(consents: Consents, entry: ConsentEntry): Consents {
  const { consentId } = entry.data;
  switch (entry.type) {
    case 'consent-granted': {
      const { purpose, askedBy } = entry.data;
      return { ...consents, [consentId]: { purpose, ...(askedBy === undefined ? {} : { askedBy }) } };
    }
    case 'consent-renewal-due': {
      const { confirmBy = entry.effectiveOn, ruleId, ruleVersion } = entry.data;
      const { renewedAt = 0 } = consents[consentId] ?? {};
      if (entry.streamVersion < renewedAt) return consents;
      return change(consents, consentId, { renewal: { dueOn: confirmBy, ruleId, ruleVersion } });
    }
    case 'consent-renewed':
      return changeBy(consents, consentId, ({ renewal: _over, ...consent }) => ({
        ...consent,
        renewedAt: entry.streamVersion,
      }));
    case 'consent-lapse-presumed':
      // It still waits for who may confirm it, or for its end.
      return consents;
    case 'consent-revoked':
      return without(consents, consentId);
    default:
      return entry satisfies never;
  }
}
