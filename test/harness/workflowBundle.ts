import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

/**
 * Bundles the workflows into the folder, once for all test files.
 * @returns the bundle's path.
 */
export async function bundleWorkflows(folder: string): Promise<string> {
  const workflows = path.resolve(__dirname, '..', '..', 'workflows');
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(workflows, 'index.ts'),
    failureConverterPath: path.join(workflows, 'failureConverter.ts'),
    logger: silent,
  });
  const file = path.join(folder, 'workflows.js');
  writeFileSync(file, code);
  return file;
}

function ignore(): void {
  // Webpack's statistics are of no interest here; its errors reject.
}

const silent = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
