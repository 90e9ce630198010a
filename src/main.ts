import { enableCompileCache } from 'node:module';

// Before anything else is loaded: compiled code of a former start halves this one's time.
enableCompileCache();
// The thread loads on another core while this one loads the rest.
const { startWritingThread } = await import('./services/sqlite/start-writing-thread.ts');
const writingThread = startWritingThread();
const { loadEnvFile, readConfig } = await import('./config.ts');
const { OperatorError } = await import('./domain/operator-error.ts');
const { createApp } = await import('./app.ts');
const { announce } = await import('./announce.ts');

try {
  loadEnvFile();
  const config = readConfig(process.env);
  const app = await createApp(config, { writingThread });
  const port = await app.listen();
  announce(app, { ...config, port });

  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
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
} catch (error) {
  // A wrong setting is one line; anything else is ours to look into.
  console.error(error instanceof OperatorError ? error.message : error);
  process.exit(1);
}
