import type { TopicReport } from '#messaging';

/** Events that lie in the topics of a report. */
export const eventsIn = (reports: readonly TopicReport[]): number =>
  reports.reduce(
    (sum, { starts, ends }) =>
      sum +
      Object.entries(ends).reduce(
        (own, [partition, end]) => own + Number(end) - Number(starts[Number(partition)] ?? 0),
        0,
      ),
    0,
  );
