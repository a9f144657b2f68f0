import { applyDecorators, Controller, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageProblemFilter } from '../problems/page-problem.filter.js';
import { SameOriginGuard } from '../session/same-origin.guard.js';

/** A controller of pages: answers errors with pages, and takes forms of its own pages alone. */
export const PageController = (path = '') =>
  applyDecorators(Controller(path), ApiExcludeController(), UseGuards(SameOriginGuard), UseFilters(PageProblemFilter));
