import { Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#service-kit';
import { DASHBOARD_OPTIONS, type DashboardOptions } from '../../dashboard-options.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { AccessibilityPage } from './accessibility.page.js';

/** The accessibility statement, reached from every page and open to everybody. */
@PageController('barrierefreiheit')
export class AccessibilityController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
  ) {}

  @Get()
  @Public()
  async statement(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const head = {
      title: 'Barrierefreiheit',
      question: 'Was ist barrierefrei, was noch nicht, und wem sage ich es?',
      path: '/barrierefreiheit',
    };
    const { name, contact } = this.options.county;
    await this.pages.send(request, reply, head, <AccessibilityPage county={name} contact={contact} />);
  }
}
