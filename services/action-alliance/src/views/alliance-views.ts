import {
  type ActiveProjection,
  type DocumentStore,
  openProjection,
  type ProjectionReader,
} from '#event-sourcing/projections';
import type { SeenWrite } from '#service-kit';
import { bodies, type BodyView } from './bodies/body.projection.js';
import { measures, type MeasureView } from './measures/measure.projection.js';
import { meetings, type MeetingView } from './meetings/meeting.projection.js';
import { topics, type TopicView } from './topics/topic.projection.js';

/** The read models of this service's own. */
export class AllianceViews {
  private constructor(
    private readonly active: {
      readonly body: ActiveProjection<BodyView>;
      readonly topic: ActiveProjection<TopicView>;
      readonly meeting: ActiveProjection<MeetingView>;
      readonly measure: ActiveProjection<MeasureView>;
    },
  ) {}

  static async open(documents: DocumentStore): Promise<AllianceViews> {
    return new AllianceViews({
      body: await openProjection(bodies, documents),
      topic: await openProjection(topics, documents),
      meeting: await openProjection(meetings, documents),
      measure: await openProjection(measures, documents),
    });
  }

  /** The models to be fed from the log. */
  get projections(): readonly ActiveProjection<unknown>[] {
    return Object.values(this.active);
  }

  get bodies(): ProjectionReader<BodyView> {
    return this.active.body.reader;
  }

  get topics(): ProjectionReader<TopicView> {
    return this.active.topic.reader;
  }

  get meetings(): ProjectionReader<MeetingView> {
    return this.active.meeting.reader;
  }

  get measures(): ProjectionReader<MeasureView> {
    return this.active.measure.reader;
  }

  /** Waits until a write to a stream of this service is seen, or the limit is over; whether it is. */
  async seen({ stream, version }: SeenWrite): Promise<boolean> {
    const of = Object.entries(this.active).find(([aggregate]) => stream.startsWith(`${aggregate}-`));
    return of === undefined || of[1].reader.seen(stream, version);
  }
}
