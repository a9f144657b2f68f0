import { columns, defineImport, importStep } from '#service-kit';
import type { ConveneMeeting } from '../domain/meeting/meeting.decider.js';
import type { AllianceCommands } from './alliance-commands.js';
import { REASONS } from './reasons.js';

const { day, key, listOf, text } = columns;

/** Meetings with their agenda. */
export const sitzungen = (commands: AllianceCommands) =>
  defineImport({
    kind: 'sitzungen',
    title: 'Sitzungen',
    columns: {
      number: key(['sitzung_nr']),
      bodyId: key(['gremium']),
      place: text(['ort']),
      topics: listOf(key(['themen'])),
      convenedOn: day(['einberufen_am']),
      heldOn: day(['tag']),
    },
    keyOf: ({ number }) => number,
    laneOf: ({ bodyId }) => bodyId,
    blame: {
      '': 'number',
      '/bodyId': 'bodyId',
      '/heldOn': 'heldOn',
      '/effectiveOn': 'convenedOn',
      '/topicIds': 'topics',
    },
    reasons: REASONS,
    steps: ({ number, bodyId, place, topics, convenedOn, heldOn }, ids) => {
      const convene: ConveneMeeting = {
        type: 'convene-meeting',
        meetingId: ids('m', 'sitzungen', number),
        bodyId,
        heldOn,
        place,
        topicIds: topics.map((topic) => ids('to', 'themen', topic)),
        effectiveOn: convenedOn,
      };
      return [importStep('convene', convene, commands.conveneMeeting)];
    },
  });
