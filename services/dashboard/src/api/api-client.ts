/** A service answered with a problem (RFC 9457), or did not answer. `status` 0: no answer in time. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly correlationId: string | undefined,
    readonly errors: readonly { readonly at: string; readonly code: string; readonly detail: string }[] = [],
  ) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
  }
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds; five seconds where absent. */
  readonly timeout?: number;
}

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export type ServiceName = 'learners' | 'courses' | 'action-alliance' | 'integration-status';
export type ServiceAddresses = Readonly<Record<ServiceName, string>>;

/** Calls the APIs of the services with the rights of the signed-in person. */
export class ApiClient {
  constructor(
    private readonly addresses: ServiceAddresses,
    private readonly token: string,
    private readonly correlationId: string,
  ) {}

  async get<Body>(service: ServiceName, path: string, query: Readonly<Record<string, string | undefined>> = {}): Promise<Body> {
    const search = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''));
    return (await this.call<Body>(service, search.size === 0 ? path : `${path}?${search.toString()}`)).body;
  }

  async call<Body>(service: ServiceName, path: string, request: ApiRequest = {}): Promise<ApiAnswer<Body>> {
    const { method = 'GET', body, headers = {}, timeout = 5000 } = request;
    let answer: Response;
    try {
      answer = await fetch(`${this.addresses[service]}/api/${service}/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          'x-correlation-id': this.correlationId,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeout),
      });
    } catch {
      throw new ApiProblem(0, 'no-answer', `Der Dienst ${service} antwortet nicht.`, this.correlationId);
    }
    const text = await answer.text();
    const content: unknown = text === '' ? undefined : JSON.parse(text);
    if (!answer.ok) throw problemFrom(answer.status, content);
    return { status: answer.status, body: content as Body, headers: answer.headers };
  }
}

function problemFrom(status: number, content: unknown): ApiProblem {
  const problem = (typeof content === 'object' && content !== null ? content : {}) as Partial<{
    code: string; detail: string; correlationId: string; errors: { at: string; code: string; detail: string }[];
  }>;
  return new ApiProblem(status, problem.code ?? 'unknown', problem.detail ?? '', problem.correlationId, problem.errors ?? []);
}
