import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DIRECT_LINE } from './direct-line.ts';
import { FORMS } from './forms.ts';
import { describeOperation, type Operation } from './operation.ts';

/** Every route of the chat and of the secure forms. */
export const OPERATIONS: readonly Operation[] = [...DIRECT_LINE, ...FORMS];

/** The document as OpenAPI 3.1, always in the same order. */
export function openApiDocument(): object {
  const schemas: Record<string, object> = {};

  /** A reference where the schema has a name (`meta({ id })`), which makes it a component. */
  function ref(schema: z.ZodType, io: 'input' | 'output'): object {
    const {
      $schema: _,
      $defs = {},
      ...whole
    } = z.toJSONSchema(schema, {
      io,
      // Named schemas stand once, whoever holds them.
      reused: 'inline',
      override: ({ jsonSchema }) => plain(jsonSchema),
    });
    for (const [name, definition] of Object.entries($defs)) schemas[name] = definition;
    const name = schema.meta()?.id;
    if (name === undefined) return whole;
    schemas[name] ??= whole;
    return { $ref: `#/components/schemas/${name}` };
  }

  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, ref) };
  }
  return pointAtComponents({
    openapi: '3.1.1',
    info: {
      title: '一窗通账号助手',
      version: version(),
      summary: 'Chat (Direct Line 3.0) and secure forms',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: [
      {
        name: 'Direct Line',
        description: 'The chat, as Web Chat and other clients of Direct Line 3.0 speak it',
      },
      { name: 'Secure forms', description: 'What must not pass through the chat' },
    ],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Good for one conversation' },
        browser: {
          type: 'apiKey',
          in: 'cookie',
          name: 'yct_form',
          description:
            'Given with the page. Without one the token in the path is enough until a browser has the form.',
        },
      },
    },
  });
}

/** Without what says nothing, or would keep a client from taking an answer to which something was added. */
function plain(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.id;
  if (schema.format === 'date-time') delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  const more = schema.additionalProperties;
  if (more === false || (typeof more === 'object' && Object.keys(more).length === 0))
    delete schema.additionalProperties;
}

/** zod points inside each schema by itself; here all stand together. */
function pointAtComponents(document: object): object {
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
