import type { FastifyReply } from 'fastify';
import { markBehind, type SeenWrite } from '#service-kit';
import type { StatusViews } from '../rows/status-views.js';

export type Model = Exclude<keyof StatusViews, 'municipalities' | 'rulesOn'>;

/** The models that show a stream, by the beginning of its name. */
const SHOWN_BY: readonly (readonly [beginning: string, models: readonly Model[]])[] = [
  ['handover-agreement-', ['agreements']],
  ['mediation-', ['mediations']],
  ['coordination-meeting-', ['coordinationMeetings']],
  ['obligation-', ['cases', 'seekers']],
  ...['attendance-report', 'milestone', 'consent'].map((aggregate) => [`${aggregate}-`, ['cases']] as const),
  ['entitlement-', ['cases', 'seekers', 'rightLapses']],
  ...['learner', 'participation', 'placement'].map((aggregate) => [`${aggregate}-`, ['cases', 'seekers']] as const),
  ['transition-', ['cases', 'transitions']],
  ['sphere-transition-', ['cases', 'transitions']],
  ['waiting-entry-', ['cases', 'demand', 'seekers', 'waits']],
  ['handover-', ['cases', 'handovers', 'seekers']],
  ['run-merge-', ['merges']],
  ['merge-question-', ['cases', 'merges']],
  ['course-run-', ['runs']],
  ['provider-', ['providers']],
  ['measure-', ['measures']],
  ['meeting-', ['meetings']],
  ['body-', ['bodies']],
];

/**
 * Waits until the models that a query reads have seen the caller's write, two seconds at most; else the answer says that
 * it is behind. A write that none of them shows is not waited for.
 */
export async function awaitOwnWrite(
  views: StatusViews,
  {
    seen,
    reply,
    reads,
  }: { readonly seen: SeenWrite | undefined; readonly reply: FastifyReply; readonly reads: readonly Model[] },
): Promise<void> {
  if (!seen) return;
  const { stream, version } = seen;
  const showing = SHOWN_BY.find(([beginning]) => stream.startsWith(beginning))?.[1] ?? [];
  const all = await Promise.all(
    reads.filter((model) => showing.includes(model)).map((model) => views[model].seen(stream, version)),
  );
  if (all.includes(false)) markBehind(reply);
}
