import { Inject, Injectable } from '@nestjs/common';
import type { MergeQuestionFacts } from '../domain/run-merge/merge-question.js';
import type { RunMergeFacts } from '../domain/run-merge/run-merge.commands.js';
import { RuleBook } from '../rules/rule-book.js';
import { CourseFacts } from './course-facts.js';

/** What the decisions of a merge must know of its runs, majority-read, and of the rules of the day. */
@Injectable()
export class MergeFacts {
  constructor(
    @Inject(CourseFacts) private readonly courses: CourseFacts,
    @Inject(RuleBook) private readonly rules: RuleBook,
  ) {}

  async ofRuns(keptRunId: string, dissolvedRunId: string, effectiveOn?: string): Promise<RunMergeFacts> {
    const today = this.courses.today();
    const [kept, dissolved] = await Promise.all([
      this.courses.mergedRun(keptRunId),
      this.courses.mergedRun(dissolvedRunId),
    ]);
    return {
      today,
      answerRule: this.rules.mergeAnswerRule(effectiveOn ?? today),
      ...(kept ? { kept } : {}),
      ...(dissolved ? { dissolved } : {}),
    };
  }

  async ofMerge(mergeId: string, effectiveOn?: string): Promise<RunMergeFacts> {
    const { merge } = await this.courses.merge(mergeId);
    if (merge) return this.ofRuns(merge.keptRunId, merge.dissolvedRunId, effectiveOn);
    const today = this.courses.today();
    return { today, answerRule: this.rules.mergeAnswerRule(effectiveOn ?? today) };
  }

  /** Whether the person can be moved: neither run has begun, and no third one claims her on those days. */
  async ofQuestion(questionId: string): Promise<MergeQuestionFacts> {
    const today = this.courses.today();
    const { question } = await this.courses.mergeQuestion(questionId);
    if (!question) return { today };
    const { mergeId, personRef, registrationId, keptRunId, dissolvedRunId } = question;
    if ((await this.courses.merge(mergeId)).phase !== 'asking') return { today, movable: 'merge-closed' };
    const { kept, dissolved } = await this.ofRuns(keptRunId, dissolvedRunId);
    if (!kept?.planned || !dissolved?.planned) return { today, movable: 'runs-closed' };
    const overlaps = await this.courses.overlaps(personRef, keptRunId, registrationId);
    return { today, movable: overlaps ? 'overlaps' : 'yes' };
  }
}
