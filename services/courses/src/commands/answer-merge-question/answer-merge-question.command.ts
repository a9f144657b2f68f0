import { IsIn } from 'class-validator';
import { DayBody } from '../day.command.js';

/** What a person can say; that she said nothing is recorded on the day after. */
const SAID = ['accepts', 'declines'] as const;

export class AnswerMergeQuestionBody extends DayBody {
  /** @example 'accepts' */
  @IsIn(SAID)
  answer!: (typeof SAID)[number];
}
