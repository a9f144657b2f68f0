import { ApiProperty } from '@nestjs/swagger';
import { PageAnswer } from '../page-answer.dto.js';

export class TopicRow {
  /** @example 'to_1' */
  readonly topicId!: string;
  /** @example 'b_1' */
  readonly bodyId!: string;
  /** @example 'Kinderbetreuung während der Abendkurse' */
  readonly title!: string;
  /** @example 'Drei Kurse am Abend haben keine Betreuung.' */
  readonly text?: string;
  /** @example '2026-11-02' */
  readonly raisedOn!: string;
}

export class TopicsPage extends PageAnswer {
  @ApiProperty({ type: [TopicRow] })
  readonly rows!: readonly TopicRow[];
}

export class DecisionOnTopic {
  /** @example 'de_1' */
  readonly decisionId!: string;
  /** @example 'Der Fachdienst Jugend legt ein Angebot vor.' */
  readonly text!: string;
}

export class MeetingOnTopic {
  /** @example 'm_1' */
  readonly meetingId!: string;
  /** @example '2026-12-03' */
  readonly heldOn!: string;
  @ApiProperty({ type: [DecisionOnTopic] })
  readonly decisions!: readonly DecisionOnTopic[];
}

export class TopicAnswer extends TopicRow {
  /** Where it was on the agenda, latest first, with what was decided; 50 at most. */
  @ApiProperty({ type: [MeetingOnTopic] })
  readonly meetings!: readonly MeetingOnTopic[];
}
