/** One place of the input and what is wrong with it. */
export interface FieldProblem {
  /** JSON pointer into the body or the query, or the name of a header. */
  readonly at: string;
  readonly code: string;
  readonly detail: string;
}

/** Body of a problem answer (RFC 9457). `code` is stable: part of the contract. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly correlationId?: string;
}

export interface ProblemInit {
  readonly status: number;
  /** kebab-case */
  readonly code: string;
  /** For people; never a value of a person. */
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of the edge other than success. */
export class Problem extends Error {
  constructor(readonly init: ProblemInit) {
    super(init.code);
    this.name = 'Problem';
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function problemBody(init: ProblemInit, correlationId: string | undefined): ProblemBody {
  return {
    type: `urn:verzahnung:problem:${init.code}`,
    title: TITLES[init.status] ?? 'Error',
    status: init.status,
    code: init.code,
    detail: init.detail,
    ...(init.errors && init.errors.length > 0 ? { errors: init.errors } : {}),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}
