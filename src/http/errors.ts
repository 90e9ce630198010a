/** Everything the outside can be told went wrong, by code and with its status. */
export const ERROR_STATUS = {
  'bad-json': 400,
  'bad-request': 400,
  'text-too-long': 400,
  unauthorized: 401,
  'token-expired': 403,
  'wrong-conversation': 403,
  'wrong-origin': 403,
  'wrong-service': 403,
  'wrong-browser': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'form-used': 410,
  'form-expired': 410,
  'too-large': 413,
  'unsupported-media': 415,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An expected refusal on its way to a client. `message` is safe to show: no internals, no personal data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
