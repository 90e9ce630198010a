import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Database } from './schema.ts';

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query built once and run with new values, for the few on the path of every turn: building one costs
 * several times what running it does. `build` gets a stand-in for each value and must use them only as
 * values (never look at them).
 */
export function prepare<V extends object, Row>(
  build: (values: V) => { compile(): CompiledQuery<Row> },
): (on: Kysely<Database>, values: V) => Promise<QueryResult<Row>> {
  const stands = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as V;
  const compiled = build(stands).compile();

  return (on, values) => {
    const given = values as Record<string, unknown>;
    const parameters = compiled.parameters.map((value) =>
      value instanceof Slot ? given[value.name] : value,
    );
    return on.executeQuery({ ...compiled, parameters });
  };
}
