import pino from 'pino';
import { writeToLog } from './temporalRuntime';

function written(...entries: Parameters<typeof writeToLog>[1][]): unknown[] {
  const lines: string[] = [];
  const log = pino({ level: 'info', base: null, timestamp: false }, { write: (line) => lines.push(line) });
  for (const entry of entries) writeToLog(log, entry);
  return lines.map((line) => JSON.parse(line));
}

test('what the SDK says of a workflow names the order', () => {
  const meta = { workflowId: 'order/ord_1', error: new Error('lost') };
  expect(written({ level: 'ERROR', message: 'Failed', meta })).toMatchObject([
    { level: 50, orderId: 'ord_1', err: { message: 'lost' }, msg: 'Failed' },
  ]);
});

test('so does what its core says, without its own call stack', () => {
  const meta = { sdkComponent: 'core', workflow_id: 'order/ord_1', spanContexts: [{ name: 'poll' }] };
  const [line] = written({ level: 'WARN', message: 'Retried', meta });
  expect(line).toEqual({
    level: 40,
    sdkComponent: 'core',
    workflow_id: 'order/ord_1',
    orderId: 'ord_1',
    msg: 'Retried',
  });
});

test('that a task took long is no warning; another of the core’s warnings is one', () => {
  const message = '[TMPRL1104] run-1:12:3 Workflow task duration exceeded 5 seconds.';
  const slow = { level: 'WARN', message, meta: { workflow_task_duration: 5_200 } } as const;
  expect(written(slow, { ...slow, message: '[TMPRL1105] another' })).toMatchObject([
    { level: 30, workflow_task_duration: 5_200, msg: message },
    { level: 40 },
  ]);
});
