import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Database } from './schema.ts';

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Run = (query: CompiledQuery) => Promise<QueryResult<unknown>>;

const shortcuts = new WeakMap<object, Run>();

/** An engine that answers at once is asked past Kysely's pool and plugins, whose way costs as much as a query. */
export function offerShortcut(db: Kysely<Database>, run: Run): void {
  shortcuts.set(db.getExecutor().adapter, run);
}

/**
 * A query built once for each engine and run with new values, for those that turns run: building one costs
 * several times what running it does. `build` gets a stand-in for each value and must use them only as
 * values (never look at them).
 */
export function prepare<V extends object, Row>(
  build: (db: Kysely<Database>, values: V) => { compile(): CompiledQuery<Row> },
): (on: Kysely<Database>, values: V) => Promise<QueryResult<Row>> {
  const stands = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as V;
  // A transaction has its connection's adapter, so that there is one entry for each connection or pool.
  const compiled = new WeakMap<object, CompiledQuery<Row>>();

  return (on, values) => {
    const { adapter } = on.getExecutor();
    let query = compiled.get(adapter);
    if (!query) {
      query = build(on, stands).compile();
      compiled.set(adapter, query);
    }
    const given = values as Record<string, unknown>;
    const parameters = query.parameters.map((value) => (value instanceof Slot ? given[value.name] : value));
    const ready = { ...query, parameters };
    const run = shortcuts.get(adapter);
    // The rows are what the query says, whoever runs it.
    return run ? (run(ready) as Promise<QueryResult<Row>>) : on.executeQuery(ready);
  };
}
