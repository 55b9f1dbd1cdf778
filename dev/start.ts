import { runStack } from './stack/runStack';
import { readSettings } from './stack/settings';

runStack(readSettings()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
