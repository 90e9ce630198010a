import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Database } from './schema.ts';

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query built once for each engine and run with new values, for those that turns run: building one costs
 * several times what running it does. `build` gets a stand-in for each value and must use them only as
 * values (never look at them). It is run by the `executeQuery` of what it is asked on, as any other query.
 */
export function prepare<V extends object, Row>(
  build: (db: Kysely<Database>, values: V) => { compile(): CompiledQuery<Row> },
): (on: Kysely<Database>, values: V) => Promise<QueryResult<Row>> {
  const stands = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as V;
  // A transaction has its connection's adapter, so that it is built once for each connection or pool; where
  // all transactions are one object, that is known by itself.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();

  return (on, values) => {
    let query = compiled.get(on);
    if (!query) {
      const { adapter } = on.getExecutor();
      query = compiled.get(adapter) ?? build(on, stands).compile();
      compiled.set(adapter, query);
      compiled.set(on, query);
    }
    const given = values as Record<string, unknown>;
    const parameters = query.parameters.map((value) => (value instanceof Slot ? given[value.name] : value));
    return on.executeQuery({ ...query, parameters });
  };
}
