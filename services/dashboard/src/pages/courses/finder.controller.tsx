import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CEFR_LEVELS } from '#contracts';
import { Public } from '#service-kit';
import { courseTypesOf, municipalitiesOf, publicRunsOf } from '../../api/courses.js';
import { Upstreams } from '../../api/upstreams.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { FinderPage } from './finder.page.js';

export class FinderQuery {
  @IsOptional()
  @Matches(/^([A-Za-z0-9_-]{1,100})?$/)
  kursart?: string;

  @IsOptional()
  @IsIn(['', ...CEFR_LEVELS])
  niveau?: string;

  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;
}

/** The course finder: open to everybody, published runs alone, nothing of the people in them. */
@PageController('kursfinder')
export class FinderController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Public()
  async find(@Query() query: FinderQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { kursart = '', niveau = '', gemeinde = '' } = query;
    const [runs, types, municipalities] = await Promise.all([
      publicRunsOf(client, { courseType: kursart, level: niveau, municipality: gemeinde }),
      courseTypesOf(client),
      municipalitiesOf(client),
    ]);
    await this.pages.send(
      request,
      reply,
      { title: 'Kursfinder', question: 'Welcher Deutschkurs passt zu mir?', path: '/kursfinder' },
      <FinderPage runs={runs} types={types} municipalities={municipalities} choice={{ kursart, niveau, gemeinde }} />,
    );
  }
}
