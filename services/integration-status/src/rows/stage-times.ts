import { type TimedStage, TIMED_STAGES } from '../projections/handover/handover-places.js';
import { grouped, LEAST_MEMBERS, timesOf, toldParts } from './told-groups.js';

/** One stage of one hand-over, as the index of stages has it. */
export interface TimedHandover {
  readonly stage: TimedStage;
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly courseType: string;
  readonly endedRunId: string;
  readonly days: number;
}

export interface GroupTime {
  readonly stage: TimedStage;
  readonly fromProvider: string;
  readonly toProvider: string;
  /** What the pair is split by; absent: the pair as a whole. */
  readonly part?: string;
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export function timedHandover(key: string): TimedHandover {
  const [stage, fromProvider = '', toProvider = '', courseType = '', endedRunId = '', days = ''] = key.split('|');
  const known = TIMED_STAGES.find((one) => one === stage);
  if (known === undefined) throw new Error(`no stage of a hand-over is called ${stage ?? ''}`);
  return { stage: known, fromProvider, toProvider, courseType, endedRunId, days: Number(days) };
}

/**
 * Median and 90th percentile of each stage per pair of providers, or per part of a pair; from five hand-overs on. What
 * is left of a pair when its parts are told is five or nothing: else the smallest part told is withheld too.
 */
export function stageTimes(
  all: readonly TimedHandover[],
  partOf?: (one: TimedHandover) => string,
): readonly GroupTime[] {
  const pairs = grouped(all, ({ stage, fromProvider, toProvider }) => `${stage}|${fromProvider}|${toProvider}`);
  return pairs.flatMap((ofPair) => {
    if (ofPair.length < LEAST_MEMBERS) return [];
    const parts = partOf ? toldParts(ofPair, grouped(ofPair, partOf)) : [ofPair];
    return parts.map((members) => groupTime(members, partOf)).sort((one, other) => other.median - one.median);
  });
}

function groupTime(members: readonly TimedHandover[], partOf: ((one: TimedHandover) => string) | undefined): GroupTime {
  const [first] = members;
  if (!first) throw new Error('a group of hand-overs is never empty');
  const part = partOf?.(first);
  return {
    stage: first.stage,
    fromProvider: first.fromProvider,
    toProvider: first.toProvider,
    ...timesOf(members.map((one) => one.days)),
    ...(part === undefined ? {} : { part }),
  };
}
