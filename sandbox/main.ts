import { readSandboxEnvironment } from './options';
import { createSandbox } from './sandbox';

/** Runs the sandbox as a process of its own until it is told to end. */
async function main(): Promise<void> {
  const { host, port, options } = readSandboxEnvironment();
  const sandbox = createSandbox(options);
  const origin = await sandbox.listen(port, host);
  process.stdout.write(`sandbox: ${origin}, webhooks to ${options.webhookTarget}\n`);
  const end = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
