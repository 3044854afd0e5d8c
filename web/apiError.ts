import type { ErrorBody, Issue } from '#contract/wire.ts';

/** What went wrong, as the server said it; status 0 when nobody answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: readonly Issue[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: Partial<ErrorBody['error']>, retryAfterSeconds: number | null = null) {
    super(body.message ?? body.code ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? `http_${status}`;
    this.issues = body.issues ?? [];
    this.requestId = body.requestId ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static unreachable = () => new ApiError(0, { code: 'unreachable' });

  /** Worth sending again as it is: nobody answered, too many, or the server is not well. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export type Answer = {
  status: number;
  text: string;
  retryAfter: string | null;
  /** A status that is no failure here, although HTTP calls it one. */
  alsoFine?: number;
};

export function readAnswer<Body>({ status, text, retryAfter, alsoFine }: Answer): Body {
  if (status === 204) return undefined as Body;
  const body = parseJson(text);
  const isFine = (status >= 200 && status < 300) || status === alsoFine;
  if (isFine && isObject(body) && !('error' in body)) return body as Body;
  const seconds = Number(retryAfter);
  const wait = retryAfter !== null && Number.isFinite(seconds) ? seconds : null;
  const error = (body as Partial<ErrorBody> | undefined)?.error;
  throw new ApiError(status >= 200 && status < 300 ? 502 : status, error ?? {}, wait);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
