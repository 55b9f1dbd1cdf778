import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Lets the SDK download the Temporal CLI into the given folder: it does so when it starts a server. */
async function main(): Promise<void> {
  const [downloadDir = '.'] = process.argv.slice(2);
  const executable = { type: 'cached-download', downloadDir, ttl: '365 days' } as const;
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
