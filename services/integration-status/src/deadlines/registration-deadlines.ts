import type { Deadline, DeadlineSource } from './deadline.js';
import { registrationStartRules } from './registration-start-rule.js';

const BEFORE_START: ReadonlySet<string> = new Set(['requested', 'held', 'confirmed']);

/**
 * Registrations that wait for the start of their course, until everybody was told of the delay. A case knows the run and
 * not its type: each rule that may apply stands here, and the reader of the runs keeps the one that does.
 */
export const registrationDeadlines: DeadlineSource = ({ registrations }) =>
  Object.entries(registrations).flatMap(([subjectId, registration]) => {
    const { runId, state, since, toldOfDelay = [] } = registration;
    if (!BEFORE_START.has(state)) return [];
    // Who sees the confirmation alone counts from its day: it mostly is that of the request.
    const { registeredOn = since } = registration;
    return registrationStartRules(registeredOn).flatMap((rule): readonly Deadline[] =>
      rule.recipients.every((recipient) => toldOfDelay.includes(recipient))
        ? []
        : [
            {
              kind: 'course-start',
              subjectId,
              dueOn: rule.lastDay,
              who: { kind: 'provider-of-run', runId },
              ruleId: rule.ruleId,
              ruleVersion: rule.ruleVersion,
              legalBasis: rule.legalBasis,
              ...(rule.checkedOn === undefined ? {} : { checkedOn: rule.checkedOn }),
              ofRun: { runId, families: rule.families },
            },
          ],
    );
  });
