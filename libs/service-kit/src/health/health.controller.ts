import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.guard.js';
import type { Metrics } from '../metrics/metrics.js';
import { HEALTH, METRICS } from '../tokens.js';
import type { HealthChecks } from './health-checks.js';
import { LiveAnswer, ReadyAnswer } from './health.dto.js';

/** What machines ask of every process. Nothing here is about a person. */
@ApiTags('health')
@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(HEALTH) private readonly health: HealthChecks,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('health/live')
  live(): LiveAnswer {
    return { status: 'live' };
  }

  /** Whether the process can serve, with each part that it needs. */
  @Get('health/ready')
  @ApiServiceUnavailableResponse({ type: ReadyAnswer, description: 'A part is away, or the process is stopping.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyAnswer> {
    const { ready, checks } = await this.health.report();
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ready' : 'not-ready', checks };
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  async prometheus(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
