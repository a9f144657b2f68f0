import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '#service-kit';
import { DASHBOARD_OPTIONS, type DashboardOptions, type Upstream } from '../dashboard-options.js';
import { ApiClient } from './api-client.js';

const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where the services answer: at the configured addresses, else in this process by its own port. */
@Injectable()
export class Upstreams {
  constructor(
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  addressOf(upstream: Upstream): string {
    return this.options.addresses[upstream] ?? this.own();
  }

  /** The APIs, with the rights of the person who is signed in, and with the correlation id of the request. */
  clientFor(request: FastifyRequest): ApiClient {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ?? request.cookies[SESSION_COOKIE] ?? '';
    return new ApiClient((service) => this.addressOf(service), token, request.houseContext.correlationId);
  }

  private own(): string {
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | string | null };
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the process does not listen on a port');
    const host = ANY[address.address] ?? address.address;
    return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  }
}
