import type { ProblemJson } from '../../../api/schema/problem';

/** The API turned a request down, in its own words. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  /** @param retryAfterSeconds after how long trying again makes sense; undefined where the API didn't say. */
  constructor(
    readonly problem: ProblemJson,
    readonly retryAfterSeconds?: number,
    options?: ErrorOptions,
  ) {
    super(problem.detail, options);
  }

  /** The stable end of the problem's type: "out-of-stock". */
  get code(): string {
    return this.problem.type.split('/').at(-1) ?? '';
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the request may have taken effect, or may yet: the same request is safe to send again. */
  get outcomeUnknown(): boolean {
    return this.status >= 500;
  }
}

/** Whether the API said that there is no such thing, or none for this person. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** Whether the API said that this person may not have it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 403;
}

/** What the API would say to a request of nobody. */
export function signedOut(): ApiProblem {
  const title = 'Signed out';
  return new ApiProblem({ type: 'about:blank', title, status: 401, detail: title });
}

/** No answer came: the network, or the API itself, is away. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

function isProblem(body: unknown): body is ProblemJson {
  return typeof body === 'object' && body !== null && 'type' in body && 'detail' in body;
}

/** The API says it in seconds; a proxy's date says nothing about our clock. */
function retryAfterOf({ headers }: Response): number | undefined {
  const told = headers.get('retry-after');
  return told !== null && /^\d+$/.test(told) ? Number(told) : undefined;
}

/** The problem an answer carries; one made from the status where a proxy answered in the API's place. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (isProblem(body)) return new ApiProblem(body, retryAfterOf(response));
  } catch {
    // Not JSON: a proxy's page; its status says enough.
  }
  const title = response.statusText || `HTTP ${response.status}`;
  return new ApiProblem({ type: 'about:blank', title, status: response.status, detail: title });
}
