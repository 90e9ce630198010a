import { loadEnvFile } from '../src/config.ts';
import { OperatorError } from '../src/domain/operator-error.ts';
import { runAppeals } from './appeals-command.ts';

try {
  loadEnvFile();
  process.exitCode = await runAppeals(process.argv.slice(2), {
    env: process.env,
    write: (text) => console.log(text),
  });
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}
