import type { Wanted } from '#service-kit';
import { WithdrawHandoverCommand } from '../commands/withdraw-handover/withdraw-handover.command.js';
import { laterOf } from '../domain/days.js';
import type { Policy, PolicyParts } from './policy.js';
import type { HandoverEntry } from './roster-entries.js';

/** A revocation withdraws what is open on the consent (1.7a.2), also an offer of which we learn later. */
export const withdrawHandoverWhenConsentRevoked: Policy = {
  name: 'withdraw-handover-when-consent-revoked',
  react: async (event, parts) => {
    const { roster } = parts;
    switch (event.type) {
      case 'consent-revoked': {
        // The consent may be of another reference of the person than the offer.
        return withdrawn(await roster.handoversOnConsent(event.data.consentId), parts);
      }
      case 'handover-offered': {
        const { handoverId } = event.data;
        const handover = await roster.handover(handoverId);
        return handover ? withdrawn([{ ...handover, id: handoverId }], parts) : [];
      }
      default:
        return [];
    }
  },
};

async function withdrawn(
  handovers: readonly (HandoverEntry & { readonly id: string })[],
  { roster }: PolicyParts,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const { id, phase, consentRef, fromProvider, offeredOn } of handovers) {
    const revokedOn = consentRef === undefined ? undefined : await roster.revokedOn(consentRef);
    if (phase === 'closed' || revokedOn === undefined) continue;
    const withdraw = {
      kind: 'withdraw',
      providerId: fromProvider,
      reason: 'consent-revoked',
      effectiveOn: laterOf(revokedOn, offeredOn),
    } as const;
    wanted.push({ about: id, command: (meta) => new WithdrawHandoverCommand(id, withdraw, meta) });
  }
  return wanted;
}
