import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '#service-kit';
import { RuleBook } from '../../rules/rule-book.js';
import { CourseTypesAnswer } from './course-types-answer.dto.js';

@ApiTags('course-types')
@Controller('api/courses/v1/course-types')
export class CourseTypesController {
  constructor(@Inject(RuleBook) private readonly rules: RuleBook) {}

  /** The catalogue of course types with its versions and their sources: public law and public offers. */
  @Get()
  @Public()
  list(): CourseTypesAnswer {
    return { courseTypes: this.rules.courseTypes() };
  }
}
