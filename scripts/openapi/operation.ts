import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '../../src/http/errors.ts';
import type { Route } from '../../src/http/route.ts';

/** What one route takes and answers, beside the route's own code. */
export interface Operation {
  method: Exclude<Route['method'], 'OPTIONS'>;
  /** The route's pattern, `/f/:token`. */
  path: string;
  id: string;
  summary: string;
  description?: string;
  tag: string;
  /** Who may call: the holder of a conversation's token; the browser that has the form; anybody. */
  by: 'token' | 'browser' | 'anybody';
  query?: Record<string, { schema: z.ZodType; description: string; required?: boolean }>;
  body?: Body;
  answers: Record<number, { description: string; body?: Body }>;
  /** Refusals of its own; those that any request may meet come by themselves. */
  refusals: readonly ErrorCode[];
}

/** By media type. A name makes it a component of the document. */
export interface Body {
  required?: boolean;
  content: Record<string, z.ZodType>;
}

const ANY_REQUEST: readonly ErrorCode[] = ['bad-request', 'too-many-requests', 'internal'];
const BY_TOKEN: readonly ErrorCode[] = ['unauthorized', 'token-expired', 'wrong-conversation'];

/** A form belongs to nobody until a browser has opened it. */
const SECURITY: Record<Operation['by'], object[]> = {
  token: [{ token: [] }],
  browser: [{ browser: [] }, {}],
  anybody: [],
};

const PARAMETERS: Record<string, string> = {
  '/v3/directline/conversations/:id': 'The conversation, as the token names it',
  '/f/:token': "The form's secret, as its link names it",
  '/f/:token/files/:id': 'The picture, as it was named when it was added',
};

export const json = (schema: z.ZodType): Body => ({ content: { 'application/json': schema } });

export const Refusal = z
  .object({
    error: z.object({
      code: z.string().describe('Stable: one of those listed with the status'),
      message: z.string().describe('To be shown; in the language that Accept-Language asks for'),
    }),
  })
  .meta({ id: 'Refusal' });

/** The operation as OpenAPI writes it; `ref` turns a schema into JSON Schema or a reference. */
export function describeOperation(
  operation: Operation,
  ref: (schema: z.ZodType, io: 'input' | 'output') => object,
) {
  const { id, summary, description, tag, by, query = {}, body, path } = operation;
  const content = ({ content: all }: Body, io: 'input' | 'output') =>
    Object.fromEntries(Object.entries(all).map(([type, schema]) => [type, { schema: ref(schema, io) }]));
  const answers = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    {
      description: answer.description,
      ...(answer.body ? { content: content(answer.body, 'output') } : {}),
    },
  ]);
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags: [tag],
    security: SECURITY[by],
    parameters: [
      ...pathParameters(path),
      ...Object.entries(query).map(([name, { schema, required = false, description: about }]) => ({
        name,
        in: 'query',
        required,
        description: about,
        schema: ref(schema, 'input'),
      })),
    ],
    ...(body ? { requestBody: { required: body.required ?? false, content: content(body, 'input') } } : {}),
    responses: Object.fromEntries([...answers, ...refusalsOf(operation, content(json(Refusal), 'output'))]),
  };
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([sign, name], index) => ({
    name,
    in: 'path',
    required: true,
    description:
      PARAMETERS[path.slice(0, path.indexOf(sign) + sign.length)] ?? `Part ${index + 1} of the path`,
    schema: { type: 'string' },
  }));
}

/** Its own and those of any request, by status. */
export function refusalsByStatus({ refusals, by }: Operation): Map<number, ErrorCode[]> {
  const codes = new Set([...ANY_REQUEST, ...(by === 'token' ? BY_TOKEN : []), ...refusals]);
  return Map.groupBy(codes, (code) => ERROR_STATUS[code]);
}

function refusalsOf(operation: Operation, content: object): [string, object][] {
  return [...refusalsByStatus(operation)].map(([status, of]) => [
    String(status),
    {
      description: of.map((code) => `\`${code}\``).join(', '),
      ...(status === 429 || status === 503 ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
      content,
    },
  ]);
}

const RETRY_AFTER = {
  description: 'Seconds after which the same request may be sent again',
  schema: { type: 'integer', minimum: 1 },
};
