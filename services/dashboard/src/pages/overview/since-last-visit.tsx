import type { Overview } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import { COUNTS } from './counts.js';

/** What changed since the reader looked last, and the way to that day. */
export const SinceLastVisit = ({ now, before }: { now: Overview; before: Overview }) => {
  const changes = COUNTS.flatMap(({ key, one, many }) => {
    const [today, then] = [now[key].count, before[key].count];
    const change = today === null || then === null ? 0 : today - then;
    return change === 0
      ? []
      : [`${Math.abs(change)} ${Math.abs(change) === 1 ? one : many} ${change > 0 ? 'mehr' : 'weniger'}`];
  });
  return (
    <p class="kern-body">
      Seit Ihrem letzten Besuch am{' '}
      <a class="kern-link" href={`/?tag=${before.day}`}>
        {germanDay(before.day)}
      </a>
      : {changes.length === 0 ? 'an diesen Zahlen hat sich nichts geändert' : changes.join(', ')}.
    </p>
  );
};
