import type { ServiceName } from '../dashboard-options.js';

export interface FieldError {
  readonly at: string;
  readonly code: string;
  readonly detail: string;
}

/** A service answered with a problem (RFC 9457), or did not answer. `status` 0: no answer in time. */
export class ApiProblem extends Error {
  constructor(
    readonly service: ServiceName,
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly correlationId: string | undefined,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(`${service}: ${status} ${code}`);
    this.name = 'ApiProblem';
  }

  /** Whether nothing is known of the outcome, or the service is away: the same again is the right answer. */
  get away(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST';
  /** Sent as JSON; a file as it stands. */
  readonly body?: object | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds; five seconds where absent. */
  readonly timeout?: number;
  /** The answer is no JSON. */
  readonly asText?: boolean;
}

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export type Query = Readonly<Record<string, string | undefined>>;

/** Query string of the values that are there; empty where none is. */
export function search(query: Query): string {
  const pairs = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** Calls the APIs of the services with the rights of the signed-in person. */
export class ApiClient {
  constructor(
    private readonly addressOf: (service: ServiceName) => string,
    private readonly token: string,
    private readonly correlationId: string,
  ) {}

  /** The body of an answer. Throws ApiProblem. */
  async get<Body>(service: ServiceName, path: string, query: Query = {}): Promise<Body> {
    return (await this.call<Body>(service, `${path}${search(query)}`)).body;
  }

  /** One call. Throws ApiProblem for every answer that is no success, and for none. */
  async call<Body>(service: ServiceName, path: string, request: ApiRequest = {}): Promise<ApiAnswer<Body>> {
    const { method = 'GET', body, headers = {}, timeout = 5000 } = request;
    const file = body instanceof Uint8Array;
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(`${this.addressOf(service)}/api/${service}/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          'x-correlation-id': this.correlationId,
          ...(body === undefined ? {} : { 'content-type': file ? 'text/csv' : 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: file ? new Uint8Array(body) : JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      text = await answer.text();
    } catch {
      throw new ApiProblem(service, 0, 'no-answer', 'Der Dienst antwortet nicht.', this.correlationId);
    }
    const content = request.asText === true && answer.ok ? { text } : parsed(text);
    if (!answer.ok) throw this.problemFrom(service, answer.status, content);
    return { status: answer.status, body: content as Body, headers: answer.headers };
  }

  /** A file that a service makes, as text. Throws ApiProblem. */
  async text(service: ServiceName, path: string): Promise<string> {
    return (await this.call<{ readonly text: string }>(service, path, { asText: true })).body.text;
  }

  private problemFrom(service: ServiceName, status: number, content: unknown): ApiProblem {
    const problem = (typeof content === 'object' && content !== null ? content : {}) as Partial<{
      code: string;
      detail: string;
      correlationId: string;
      errors: FieldError[];
    }>;
    const { code = 'unknown', detail = '', correlationId = this.correlationId, errors = [] } = problem;
    return new ApiProblem(service, status, code, detail, correlationId, errors);
  }
}

/** A proxy in between may answer with a page of its own: that is no body of ours. */
function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
