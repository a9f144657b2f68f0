import '../edge/fastify-request.js';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TObject } from '@sinclair/typebox';
import { type Clock, SystemClock } from '#event-sourcing';
import { remoteKeys, TokenVerifier } from '../access/token-verifier.js';
import { ConfigurationError, type Environment, readConfiguration } from '../configuration/read-configuration.js';
import { type EdgeConfiguration, houseVariables } from '../configuration/variables.js';
import { createDevIssuer, type DemoUser, DEVELOPMENT_ISSUER, type DevIssuer } from '../dev-issuer/dev-issuer.js';
import { DevIssuerModule } from '../dev-issuer/dev-issuer.module.js';
import { answerFrameworkError } from '../edge/framework-error.js';
import { inputPipe } from '../edge/input.js';
import { setUpEdge } from '../edge/setup-edge.js';
import { createLogger } from '../logging/logger.js';
import { NestLogger } from '../logging/nest-logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { serveOpenApi, type ServiceDescription } from '../openapi/openapi.js';
import { METRICS } from '../tokens.js';
import { ClosingOrder } from './closing-order.js';
import { ProcessModule } from './process.module.js';

export interface ProcessOptions {
  /** Name in logs and at the broker. */
  readonly name: string;
  /** The services of this process: one, or all of them in standalone. Each gets its OpenAPI document. */
  readonly services: readonly ServiceDescription[];
  /** Modules beside the services: pages. */
  readonly modules?: readonly (Type | DynamicModule)[];
  /** The variables read; those of the house where absent. */
  readonly variables?: TObject;
  readonly environment: Environment;
  /** Mounts the development issuer for these users; needs DEVELOPMENT and with it a loopback HOST. */
  readonly demoUsers?: readonly DemoUser[];
  readonly clock?: Clock;
  /** More of Fastify before the routes are made: static files, proxies. */
  readonly prepare?: (app: NestFastifyApplication) => Promise<void>;
}

export interface RunningProcess {
  readonly app: NestFastifyApplication;
  readonly configuration: EdgeConfiguration;
  /** Base address, without a slash at its end. */
  readonly url: string;
  /** Ends work in flight, then closes everything in order. */
  stop(): Promise<void>;
}

@Module({})
class ProcessRoot {}

function verifierFor(configuration: EdgeConfiguration, issuer: DevIssuer | undefined): TokenVerifier {
  const expected = { issuer: configuration.OIDC_ISSUER ?? DEVELOPMENT_ISSUER, audience: configuration.OIDC_AUDIENCE };
  if (configuration.OIDC_JWKS_URI !== undefined)
    return new TokenVerifier(remoteKeys(configuration.OIDC_JWKS_URI), expected);
  if (issuer) return new TokenVerifier(issuer.keys, expected);
  throw new ConfigurationError(['OIDC_JWKS_URI: is missing (this process has no issuer of its own)']);
}

/** What was opened before a part failed to open is closed again: nothing stays locked. */
async function createApp(
  root: DynamicModule,
  adapter: FastifyAdapter,
  logger: NestLogger,
  closing: ClosingOrder,
): Promise<NestFastifyApplication> {
  try {
    return await NestFactory.create<NestFastifyApplication>(root, adapter, { logger, abortOnError: false });
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** Starts a process; rejects with one error that says what to do (ConfigurationError for bad variables). */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const configuration = readConfiguration(
    options.variables ?? houseVariables,
    options.environment,
  ) as EdgeConfiguration;
  if (options.demoUsers && !configuration.DEVELOPMENT) {
    throw new ConfigurationError(['DEVELOPMENT: must be true for the development issuer']);
  }
  const issuer =
    options.demoUsers &&
    (await createDevIssuer({
      users: options.demoUsers,
      audience: configuration.OIDC_AUDIENCE,
      issuer: configuration.OIDC_ISSUER ?? DEVELOPMENT_ISSUER,
    }));
  const logger = createLogger({ level: configuration.LOG_LEVEL, process: options.name });
  const closing = new ClosingOrder(logger);
  const parts = {
    name: options.name,
    configuration,
    logger,
    clock: options.clock ?? new SystemClock(),
    verifier: verifierFor(configuration, issuer),
    closing,
  };
  const root: DynamicModule = {
    module: ProcessRoot,
    imports: [
      ProcessModule.with(parts),
      ...options.services.map(({ module }) => module),
      ...(options.modules ?? []),
      ...(issuer ? [DevIssuerModule.with(issuer)] : []),
    ],
  };
  const adapter = new FastifyAdapter({
    bodyLimit: configuration.BODY_LIMIT_BYTES,
    requestTimeout: configuration.REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerFrameworkError,
  });
  const app = await createApp(root, adapter, new NestLogger(logger), closing);
  try {
    await setUpEdge(app, { configuration, logger, metrics: app.get<Metrics>(METRICS), verifier: parts.verifier });
    app.useGlobalPipes(inputPipe());
    await options.prepare?.(app);
    for (const service of options.services) serveOpenApi(app, service);
    await app.listen(configuration.PORT, configuration.HOST);
  } catch (error) {
    await app.close();
    throw error;
  }
  const address = (await app.getUrl()).replace('[::1]', 'localhost');
  logger.info({ at: address }, 'listening');
  return { app, configuration, url: address, stop: () => app.close() };
}
