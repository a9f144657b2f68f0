import type { Deadline, DeadlineSource } from './deadline.js';

/** Open steps of transitions under way, each its owner's. */
export const transitionDeadlines: DeadlineSource = ({ transitions }) =>
  Object.entries(transitions).flatMap(([transitionId, { kind, state, templateId, templateVersion, steps }]) =>
    state !== 'started'
      ? []
      : steps.flatMap(({ step, title, owner, dueOn, state: reached, apart }): readonly Deadline[] =>
          reached !== 'open' || dueOn === undefined
            ? []
            : [
                {
                  kind: 'transition-step',
                  subjectId: stepSubject(transitionId, step),
                  dueOn,
                  who: { kind: 'department', id: owner },
                  ruleId: templateId ?? kind,
                  ruleVersion: templateVersion ?? '',
                  title,
                  ...(apart ? { apart } : {}),
                },
              ],
        ),
  );

/** A step has no id of its own: its code within the transition names it. */
const stepSubject = (transitionId: string, step: string): string => `${transitionId}/${step}`;
