import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Database } from './schema.ts';

class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Runs one statement with these values. */
type Run = (parameters: unknown[]) => Promise<QueryResult<unknown>> | QueryResult<unknown>;

const shortcuts = new WeakMap<object, (sql: string) => Run>();

/** An engine that answers at once is asked past Kysely's pool and plugins, whose way costs as much as a query. */
export function offerShortcut(db: Kysely<Database>, runOf: (sql: string) => Run): void {
  shortcuts.set(db.getExecutor().adapter, runOf);
}

/**
 * A query built once for each engine and run with new values, for those that turns run: building one costs
 * several times what running it does. `build` gets a stand-in for each value and must use them only as
 * values (never look at them). What is returned is to be awaited, or it is an answer already.
 */
export function prepare<V extends object, Row>(
  build: (db: Kysely<Database>, values: V) => { compile(): CompiledQuery<Row> },
): (on: Kysely<Database>, values: V) => Promise<QueryResult<Row>> | QueryResult<Row> {
  const stands = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as V;
  // A transaction has its connection's adapter, so that it is built once for each connection or pool; where
  // all transactions are one object, that is known by itself.
  const compiled = new WeakMap<object, { query: CompiledQuery<Row>; run: Run | undefined }>();

  return (on, values) => {
    let known = compiled.get(on);
    if (!known) {
      const { adapter } = on.getExecutor();
      known = compiled.get(adapter);
      if (!known) {
        const query = build(on, stands).compile();
        known = { query, run: shortcuts.get(adapter)?.(query.sql) };
        compiled.set(adapter, known);
      }
      compiled.set(on, known);
    }
    const { query, run } = known;
    const given = values as Record<string, unknown>;
    const parameters = query.parameters.map((value) => (value instanceof Slot ? given[value.name] : value));
    // The rows are what the query says, whoever runs it.
    return run
      ? (run(parameters) as Promise<QueryResult<Row>> | QueryResult<Row>)
      : on.executeQuery({ ...query, parameters });
  };
}
