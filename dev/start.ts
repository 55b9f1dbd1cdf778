import { runStack } from './runStack';
import { readSettings } from './settings';

runStack(readSettings()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
