import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import { CLOCK } from '#service-kit';
import type { Clock } from '#event-sourcing';
import { DASHBOARD_OPTIONS, type DashboardOptions } from '../dashboard-options.js';
import { compressed, encodingFor } from './compressed.js';
import { type PageAssets, type PageFrame, renderPage } from './page.js';

export type PageHead = Pick<
  PageFrame,
  'title' | 'question' | 'path' | 'day' | 'otherDays' | 'position' | 'notice' | 'refresh'
>;

/** A page is made for one reader and one moment: quick compression is enough. */
const PAGE_QUALITY = 4;

/** Answers with pages: who reads, which county, compressed, never kept by a cache. */
@Injectable()
export class Pages {
  private assets: PageAssets = { stylesheets: [], scripts: [] };

  constructor(
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The addresses of style sheets and scripts, known when they are served. */
  useAssets(assets: PageAssets): void {
    this.assets = assets;
  }

  today(): string {
    return this.clock.today();
  }

  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    head: PageHead,
    content: ComponentChildren,
    status = 200,
  ): Promise<void> {
    const { principal } = request;
    const { name: county, demo } = this.options.county;
    const viewer = principal && { name: principal.name, role: principal.role };
    const html = renderPage(
      { ...head, viewer, county, demo, today: this.today(), madeAt: this.clock.now(), assets: this.assets },
      content,
    );
    const encoding = encodingFor(request.headers['accept-encoding']);
    const body = await compressed(Buffer.from(html), encoding, PAGE_QUALITY);
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    void reply.status(status).headers({ 'cache-control': 'private, no-store', vary: 'accept-encoding, cookie' });
    await reply.type('text/html; charset=utf-8').send(body);
  }
}
