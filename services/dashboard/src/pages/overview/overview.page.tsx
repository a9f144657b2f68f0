import type { Role } from '#service-kit';
import type { Board, Overview } from '../../api/integration-status.js';
import type { Names } from '../../api/names.js';
import { DEADLINE_ROLES } from '../../layout/navigation.js';
import type { Sorting } from '../../layout/sorting.js';
import { BoardMatrix } from './board-matrix.js';
import { Headline } from './counts.js';
import type { Outlines } from '../../layout/county-map.js';
import { LateSteps } from './late-steps.js';
import { MunicipalityMap } from './municipality-map.js';
import { SinceLastVisit } from './since-last-visit.js';
import { type FirstRows, UrgentLists } from './urgent-lists.js';

export interface OverviewData {
  /** The day of the lists; that of the other numbers is told with them. */
  readonly day: string;
  readonly today: string;
  readonly overview: Overview;
  /** The same of the day of the reader's last visit, where there was one. */
  readonly before?: Overview | undefined;
  readonly board: Board;
  readonly municipalityKey: string | undefined;
  readonly role: Role;
  /** Whether the reader may open the cases behind the numbers. */
  readonly cases: boolean;
  /** The first rows of the lists behind the counts that the reader may open. */
  readonly lists?: FirstRows | undefined;
  readonly names: Names;
  readonly outlines: Outlines;
  readonly rowOf?: ReadonlyMap<string, string> | undefined;
  readonly mapSorting: Sorting;
}

export const OverviewPage = ({
  day,
  today,
  overview,
  before,
  board,
  municipalityKey,
  lists,
  names,
  outlines,
  rowOf,
  role,
  cases,
  mapSorting,
}: OverviewData) => (
  <>
    <Headline overview={overview} day={day} today={today} role={role} />
    {(DEADLINE_ROLES as readonly Role[]).includes(role) && <LateSteps count={overview.lateSteps} today={today} />}
    {before && before.day !== overview.day && <SinceLastVisit now={overview} before={before} />}
    {lists && <UrgentLists lists={lists} overview={overview} day={day} today={today} names={names} />}
    <BoardMatrix board={board} municipalityKey={municipalityKey} linked={cases} today={today} />
    <MunicipalityMap
      board={board}
      outlines={outlines}
      municipalityKey={municipalityKey}
      linked={cases}
      today={today}
      rowOf={rowOf}
      sorting={mapSorting}
    />
  </>
);
