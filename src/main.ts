import { enableCompileCache } from 'node:module';

// Before anything else is loaded: compiled code of a former start halves this one's time.
enableCompileCache();
const parent = process.ppid;
// The engine loads on another core while this one loads the rest.
const { startSqlite } = await import('./services/sqlite/start-sqlite.ts');
const openEngine = startSqlite();
const { loadEnvFile, readConfig } = await import('./config.ts');
const { OperatorError } = await import('./domain/operator-error.ts');
const { createApp } = await import('./app.ts');
const { announce } = await import('./announce.ts');
const { onceOrphaned } = await import('./once-orphaned.ts');

try {
  loadEnvFile();
  const config = readConfig(process.env);
  const app = await createApp(config, { openEngine });
  const port = await app.listen();
  announce(app, { ...config, port });

  let stoppingSince: number | undefined;
  const stop = async () => {
    if (stoppingSince !== undefined) {
      // Ctrl+C reaches us from the terminal and, through npm, once more. A later one is meant.
      if (Date.now() - stoppingSince > 1_000) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    try {
      await app.close();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  onceOrphaned(parent, stop);
} catch (error) {
  // A wrong setting is one line; anything else is ours to look into.
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}
