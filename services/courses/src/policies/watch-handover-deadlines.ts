import { type OpenedEvent, retractionOf } from '#contracts';
import type { TimedPolicies, TimedPolicy } from '#service-kit';
import { WatchHandoverCommand } from '../commands/watch-handover/watch-handover.command.js';
import type { ExpireHandover, WatchHandover } from '../domain/handover/handover.commands.js';
import {
  answerTimers,
  HANDOVER_TIMERS,
  handoverIdOfStream,
  handoverIdOfTimer,
  startTimers,
  timerIdsOf,
} from './handover-timers.js';
import type { Policy, PolicyParts } from './policy.js';

/** A hand-over is watched from its offer to its end: the answer first, then the start of the follow-up. */
export const watchHandoverDeadlines: Policy = {
  name: 'watch-handover-deadlines',
  react: async (event, parts) => {
    const { timers } = parts;
    if (retractionOf(event)) {
      await watchAsItStands(event, parts);
      return [];
    }
    switch (event.type) {
      case 'handover-offered':
        await timers.schedule(answerTimers(event.data, event));
        return [];
      case 'handover-accepted':
        await timers.cancel(timerIdsOf(event.data.handoverId));
        await timers.schedule(startTimers(event.data, event));
        return [];
      case 'handover-returned':
      case 'handover-withdrawn':
      case 'handover-expired':
      case 'handover-failed':
      case 'follow-up-started':
        await timers.cancel(timerIdsOf(event.data.handoverId));
        return [];
      default:
        return [];
    }
  },
};

/** After an import was undone: what its offer or answer had set or ended is no longer so. */
async function watchAsItStands(
  { stream, recordedAt }: Pick<OpenedEvent, 'stream' | 'recordedAt'>,
  { timers, courses }: PolicyParts,
): Promise<void> {
  const handoverId = handoverIdOfStream(stream);
  if (handoverId === undefined) return;
  const { phase, offer, offeredOn, acceptance, answeredOn } = await courses.handover(handoverId);
  await timers.cancel(timerIdsOf(handoverId));
  if (phase === 'offered' && offer && offeredOn !== undefined)
    await timers.schedule(answerTimers(offer, { effectiveOn: offeredOn, recordedAt }));
  if (phase === 'accepted' && acceptance && answeredOn !== undefined)
    await timers.schedule(startTimers(acceptance, { effectiveOn: answeredOn, recordedAt }));
}

const timed = (name: string, command: WatchHandover | ExpireHandover): TimedPolicy => ({
  name,
  command: (timer, meta) => new WatchHandoverCommand(handoverIdOfTimer(timer), command, meta),
});

/** What a timer of a hand-over says; the decider checks again. */
export const handoverTimedPolicies: TimedPolicies = {
  [HANDOVER_TIMERS.warnAnswer]: timed('warn-before-handover-answer', { kind: 'warn', stage: 'answer' }),
  [HANDOVER_TIMERS.escalateAnswer]: timed('escalate-late-handover-answer', { kind: 'escalate', stage: 'answer' }),
  [HANDOVER_TIMERS.expire]: timed('expire-unanswered-handover', { kind: 'expire' }),
  [HANDOVER_TIMERS.warnStart]: timed('warn-before-handover-start', { kind: 'warn', stage: 'start' }),
  [HANDOVER_TIMERS.escalateStart]: timed('escalate-late-handover-start', { kind: 'escalate', stage: 'start' }),
};
