import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { openBroker, type Broker } from '../servers/broker';

declare global {
  /** Set by `globalSetup` for `globalTeardown`, which runs in the same process. */
  var testBroker: Broker | undefined;
}

/** Before all test files: the Prisma client they import, and the broker of the servers they may ask for. */
export default async function globalSetup(): Promise<void> {
  execFileSync(process.execPath, [path.resolve(__dirname, '..', '..', '..', 'prisma', 'generate.mjs')], {
    stdio: 'inherit',
  });
  globalThis.testBroker = await openBroker();
}
