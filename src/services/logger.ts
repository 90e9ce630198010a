import { types } from 'node:util';
import { type DestinationStream, type Logger, pino } from 'pino';
import { maskText } from '../domain/masking.ts';

/** Never worth a log line: what people said, what proves them, and where they can be reached. In small letters. */
const NEVER_LOGGED = new Set([
  'activity',
  'authorization',
  'body',
  'code',
  'cookie',
  'email',
  'idnumber',
  'identifier',
  'password',
  'payload',
  'phone',
  'realname',
  'secret',
  'set-cookie',
  'text',
  'to',
  'token',
  'typed',
  'username',
]);
const DEPTH = 5;

/**
 * Log lines as JSON, without personal data: known fields are blanked, and every other string is masked on
 * its way out, error messages and stacks included, since nobody can know what a library puts in those.
 */
export function createLogger(
  options: { level?: string; destination?: DestinationStream | undefined } = {},
): Logger {
  const logger = pino(
    {
      level: options.level ?? 'info',
      base: null,
      formatters: {
        level: (label) => ({ level: label }),
        log: maskObject,
      },
      // Errors reach it masked already; pino's own would copy the cause's message into the error's.
      serializers: { err: (error: unknown) => error },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[];
          // An error alone would lend its message to the line, past the formatters.
          const line = types.isNativeError(first)
            ? [{ err: first }, ...(rest.length ? rest : [first.message])]
            : args;
          method.apply(this, (line as unknown[]).map(maskLogged) as Parameters<typeof method>);
        },
      },
    },
    options.destination ?? pino.destination({ fd: 1, sync: false }),
  );
  const { child } = logger;
  // pino drops a formatter for bindings in children; children inherit this one.
  logger.child = function (this: Logger, bindings, childOptions) {
    return child.call(this, maskObject(bindings), childOptions);
  } as typeof child;
  return logger;
}

/** Objects are left to the formatters, which see them next. */
function maskLogged(part: unknown): unknown {
  return typeof part === 'string' ? maskString(part) : part;
}

function maskObject(fields: object, depth = DEPTH): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      NEVER_LOGGED.has(key.toLowerCase()) ? '[redacted]' : maskValue(value, depth),
    ]),
  );
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskString(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '[deeper]';
  if (types.isNativeError(value)) return maskError(value, depth);
  if (Array.isArray(value)) return value.map((part) => maskValue(part, depth - 1));
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value)) return '[binary]';
  return maskObject(value, depth - 1);
}

function maskError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause, code, errors, ...rest }: Error & { code?: unknown; errors?: unknown } =
    error;
  return {
    ...maskObject(rest, depth - 1),
    type: name,
    message: maskString(message),
    stack: maskString(stack ?? ''),
    ...(typeof code === 'string' && { errorCode: maskString(code) }),
    ...(cause !== undefined && { cause: maskValue(cause, depth - 1) }),
    // What an AggregateError gathers.
    ...(errors !== undefined && { errors: maskValue(errors, depth - 1) }),
  };
}

function maskString(text: string): string {
  return maskText(text, { codes: true }).text;
}
