import { ApiProperty } from '@nestjs/swagger';
import { PageAnswer } from '../page-answer.dto.js';

export class DecisionAnswer {
  /** @example 'de_1' */
  readonly decisionId!: string;
  /** @example 'to_1' */
  readonly topicId!: string;
  /** @example 'Der Fachdienst Jugend legt ein Angebot vor.' */
  readonly text!: string;
}

class MeetingFrame {
  /** @example 'm_1' */
  readonly meetingId!: string;
  /** @example 'b_1' */
  readonly bodyId!: string;
  /** @example '2026-12-03' */
  readonly heldOn!: string;
  /** @example 'Kreishaus' */
  readonly place!: string;
  /** @example '2026-11-10' */
  readonly convenedOn!: string;
  /** In the order in which they were recorded. */
  @ApiProperty({ type: [DecisionAnswer] })
  readonly decisions!: readonly DecisionAnswer[];
}

/** A meeting as lists show it. */
export class MeetingRow extends MeetingFrame {
  /** The agenda, in order. */
  @ApiProperty({ type: [String], example: ['to_1'] })
  readonly topicIds!: readonly string[];
}

export class MeetingsPage extends PageAnswer {
  @ApiProperty({ type: [MeetingRow] })
  readonly rows!: readonly MeetingRow[];
}

export class AgendaItem {
  /** @example 'to_1' */
  readonly topicId!: string;
  /**
   * Absent until its topic is seen here.
   * @example 'Kinderbetreuung während der Abendkurse'
   */
  readonly title?: string;
}

export class MeetingAnswer extends MeetingFrame {
  /** In order. */
  @ApiProperty({ type: [AgendaItem] })
  readonly agenda!: readonly AgendaItem[];
}
