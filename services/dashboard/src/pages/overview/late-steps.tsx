import { search } from '../../api/api-client.js';
import { addDays } from '../deadlines/weeks.js';

/** How many steps of transitions are late, with the way to their list. */
export const LateSteps = ({ count, today }: { count: number | undefined; today: string }) =>
  count === undefined ? null : (
    <p class="kern-body">
      Übergänge in Kita, Schule und Arbeit:{' '}
      {count === 0 ? (
        'kein Schritt ist überfällig.'
      ) : (
        <a class="kern-link" href={`/fristen${search({ art: 'transition-step', bis: addDays(today, -1) })}`}>
          {count === 1 ? '1 Schritt ist überfällig' : `${count} Schritte sind überfällig`}
        </a>
      )}
    </p>
  );
