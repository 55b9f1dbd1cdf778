import { writeFileSync } from 'node:fs';
import { bundleWorkflowCode } from '@temporalio/worker';
import { workflowSources } from '../../temporal/workflowSources';

/** Bundles the workflows into the file, so that workers needn't do so when they start. */
export async function bundleWorkflows(file: string): Promise<void> {
  const { code } = await bundleWorkflowCode({ ...workflowSources(), logger: silent });
  writeFileSync(file, code);
}

function ignore(): void {
  // Webpack's statistics are of no interest here; its errors reject.
}

const silent = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
