import { enableCompileCache } from 'node:module';

// Before anything else is loaded: compiled code of a former start halves this one's time.
enableCompileCache();
const { ConfigError, readConfig } = await import('./config.ts');
const { createApp } = await import('./app.ts');
const { announce } = await import('./announce.ts');

try {
  const config = readConfig(process.env);
  const app = await createApp(config);
  const port = await app.listen();
  announce(app, { ...config, port });

  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  const known = error instanceof ConfigError || error instanceof Error;
  console.error(known ? error.message : error);
  if (!(error instanceof ConfigError)) console.error(error);
  process.exit(1);
}
