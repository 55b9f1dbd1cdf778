import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

/** Bundles the workflows into the file, so that workers needn't do so when they start. */
export async function bundleWorkflows(file: string): Promise<void> {
  const workflows = path.resolve(__dirname, '..', 'workflows');
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(workflows, 'index.ts'),
    failureConverterPath: path.join(workflows, 'failureConverter.ts'),
    logger: silent,
  });
  writeFileSync(file, code);
}

function ignore(): void {
  // Webpack's statistics are of no interest here; its errors reject.
}

const silent = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
