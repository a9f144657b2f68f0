import type { Case, TimelineEntry } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { datumWord, eventWord } from '../../layout/words.js';
import { byWhom } from './by-whom.js';
import { factText, factWord } from './facts.js';

/** Which datum an entry states: a dispute about it is marked there. */
const STATES: Readonly<Record<string, string>> = {
  'language-level-assessed': 'level',
  'test-result-recorded': 'level',
  'needs-recorded': 'needs',
  'entitlement-issued': 'entitlement',
};

/** What happened, newest first; disputed entries are marked, never hidden. */
export const Timeline = ({ one }: { one: Pick<Case, 'timeline' | 'disputes' | 'registrations'> }) => {
  const { timeline: entries, disputes, registrations } = one;
  if (entries.length === 0)
    return (
      <p class="kern-body vz-empty">Bis zu diesem Tag war noch nichts geschehen. Wählen Sie einen späteren Tag.</p>
    );
  return (
    <ol class="vz-timeline" reversed>
      {[...entries].reverse().map((entry) => {
        const datum = STATES[entry.type];
        const by = byWhom(entry, registrations);
        return (
          <li key={entry.id}>
            <p class="kern-body">
              <time dateTime={entry.on}>{germanDay(entry.on)}</time> <strong>{eventWord(entry.type)}</strong>{' '}
              {by && `durch ${by.name} `}
              {datum !== undefined && disputes.includes(datum) && (
                <Badge tone="warning" text={`bestritten: ${datumWord(datum)}`} />
              )}
            </p>
            <Facts entry={entry} besides={by?.fact} />
          </li>
        );
      })}
    </ol>
  );
};

/** The facts of an entry; the day of its recording where that was another one. */
const Facts = ({
  entry: { facts, recordedAt, on },
  besides,
}: {
  entry: TimelineEntry;
  besides: string | undefined;
}) => {
  const recordedOn = germanDay(recordedAt);
  const told = [
    ...Object.entries(facts)
      .filter(([fact]) => fact !== besides)
      .map(([fact, value]) => `${factWord(fact)}: ${factText(fact, value)}`),
    ...(recordedOn === germanDay(on) ? [] : [`erfasst am ${recordedOn}`]),
  ];
  return told.length === 0 ? null : <p class="kern-body kern-body--small">{told.join(' · ')}</p>;
};
