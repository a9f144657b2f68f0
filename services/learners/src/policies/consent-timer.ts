import { startOfDay, type Timer } from '#event-sourcing';
import type { Renewal } from '../domain/consent/consent-rules.js';

export const ASK_CONSENT_ANEW = 'ask-consent-anew';
export const PRESUME_CONSENT_LAPSE = 'presume-consent-lapse';

const AGGREGATE = 'consent-';
/** Both days are firsts of a month: timers are kept in plain, and must not tell a birth date. */
const RULE = 'consent-giver';

/** The timers of a guardian's consent: to ask anew, and to presume its end. */
export const consentTimers = (consentId: string, { dueOn, presumedEndOn }: Renewal): readonly Timer[] => {
  const stream = `${AGGREGATE}${consentId}`;
  return [
    { day: dueOn, kind: ASK_CONSENT_ANEW },
    { day: presumedEndOn, kind: PRESUME_CONSENT_LAPSE },
  ].map(({ day, kind }) => ({
    id: `${kind}-${stream}`,
    dueAt: startOfDay(day),
    stream,
    kind,
    ruleVersion: RULE,
  }));
};

/** The ids of the timers of a stream. */
export const consentTimerIds = (stream: string): readonly string[] =>
  [ASK_CONSENT_ANEW, PRESUME_CONSENT_LAPSE].map((kind) => `${kind}-${stream}`);

export const consentIdOf = ({ stream }: Pick<Timer, 'stream'>): string => stream.slice(AGGREGATE.length);
