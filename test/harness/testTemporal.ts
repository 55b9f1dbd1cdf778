import { randomUUID } from 'node:crypto';
import { askBroker, type TemporalServer } from './environment';
import { openedByFile } from './openings';

/** The run's Temporal server, the bundled workflows, and a task queue that no other test file polls. */
export interface TestTemporal extends TemporalServer {
  readonly taskQueue: string;
}

/** What a file declares of the workflows on its task queue. */
export interface WorkflowsOfFile {
  /** The tests leave them in the middle, so they need not have ended when the file has. */
  readonly mayStayOpen?: boolean;
}

/**
 * The Temporal server that all test files share, with our search attributes registered (`TEMPORAL_ADDRESS` names another
 * one). Give workflows ids of your own: they outlive the test that started them.
 *
 * ```ts
 * const { address, namespace, taskQueue, bundlePath } = await testTemporal();
 * const connection = await NativeConnection.connect({ address });
 * const worker = await Worker.create({ connection, namespace, taskQueue, workflowBundle: { codePath: bundlePath }, activities });
 * ```
 */
export async function testTemporal(options: WorkflowsOfFile = {}): Promise<TestTemporal> {
  const server = await askBroker('temporal');
  const taskQueue = `test-${randomUUID()}`;
  openedByFile()?.taskQueues.set(taskQueue, { mayStayOpen: options.mayStayOpen ?? false });
  return { ...server, taskQueue };
}
