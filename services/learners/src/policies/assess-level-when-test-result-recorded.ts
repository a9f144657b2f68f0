import { AssessLevelCommand } from '../commands/assess-level/assess-level.command.js';
import { idOf } from '../commands/derived-id.js';
import type { Policy } from './policy.js';

/** The level of a final test becomes the person's level; who did not pass has a level too. */
export const assessLevelWhenTestResultRecorded: Policy = {
  name: 'assess-level-when-test-result-recorded',
  react: async (event) => {
    if (event.type !== 'test-result-recorded') return [];
    const { personRef, registrationId, level } = event.data;
    const { effectiveOn } = event;
    return [
      {
        about: registrationId,
        command: (meta) =>
          new AssessLevelCommand(
            {
              type: 'assess-level',
              personRef,
              assessmentId: idOf('a', meta.commandId),
              level,
              basis: 'final-test',
              effectiveOn,
            },
            meta,
          ),
      },
    ];
  },
};
