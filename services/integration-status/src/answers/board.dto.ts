/** An id with its name. */
export class Named {
  id!: string;
  name!: string;
}

export class CountWithTrend {
  /** null: persons, and too few to be told to this reader. */
  count!: number | null;
  /** Against the day of the last round; absent for who opens no cases, and while there was no round. */
  change?: number;
}

export class OverviewAnswer {
  /** The day of the counts. For who opens no cases that of the last round. */
  day!: string;
  lastRoundOn?: string;
  overdueHandovers!: CountWithTrend;
  lapsingRights!: CountWithTrend;
  runsAtRisk!: CountWithTrend;
  /** A department counts its own. */
  overdueMeasures!: CountWithTrend;
}

export class BoardCell {
  stage!: string;
  /** null: not told, as it is small or would give a small one away. */
  count!: number | null;
  change?: number;
}

export class BoardRowAnswer {
  /** A department, or `all` for all persons. */
  department!: string;
  /** Whether the reader may open the cases behind the counts. */
  cases!: boolean;
  /** The day of these counts, where it is not that of the board. */
  day?: string;
  cells!: BoardCell[];
}

export class BoardPlace {
  municipality!: Named;
  waiting!: number | null;
  /** Of those who have not arrived yet. */
  total!: number | null;
}

export class BoardAnswer {
  /** The day of the counts. For who opens no cases that of the last round. */
  day!: string;
  lastRoundOn?: string;
  /** Columns, in the order of the way. */
  stages!: string[];
  /** What `municipality` can be: municipalities, or the members of the county for who opens no cases. */
  municipalities!: Named[];
  rows!: BoardRowAnswer[];
  byMunicipality!: BoardPlace[];
}
