import {
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { DomainError } from '../../domain/errors';
import { PEOPLE } from '../../domain/testing/orders';
import { createMetrics } from '../service/metrics';
import { sendCommand, type CommandDeps } from './sendCommand';

const NOTE = {
  orderId: 'ord_1',
  name: 'addNote',
  payload: { noteId: 'note_1', body: 'Hello', visibility: 'staff' },
  actor: PEOPLE.support,
  commandId: 'command-1',
  bodyHash: 'hash',
} as const;

/** gRPC's RESOURCE_EXHAUSTED, as the client hands it on. */
const turnedAway = (): ServiceError =>
  new ServiceError('busy', {
    cause: Object.assign(new Error('busy'), { code: 8, details: '', metadata: {} }),
  });
const inTime = (): Error => new WorkflowUpdateRPCTimeoutOrCancelledError('no worker in time');

/** A server that answers updates so, and turns every signal away. */
function depsWhere(update: () => Error): CommandDeps {
  const handle = {
    executeUpdate: () => Promise.reject(update()),
    signal: () => Promise.reject(turnedAway()),
  };
  const temporal = {
    withDeadline: (_deadline: number, call: () => unknown) => call(),
    workflow: { getHandle: () => handle },
  };
  return {
    temporal,
    metrics: createMetrics(),
    signer: { sign: () => 'signature' },
    settings: { taskQueue: 'orders', commandWaitMs: 2_000 },
  } as unknown as CommandDeps;
}

const refusalWhere = (update: () => Error): Promise<DomainError> =>
  sendCommand(depsWhere(update), NOTE).then(
    () => {
      throw new Error('It was taken');
    },
    (error: DomainError) => error,
  );

test('a command that the server turned away each time was not taken', async () => {
  const { code, detail, extra } = await refusalWhere(turnedAway);
  expect([code, detail, extra.retryAfterSeconds]).toEqual([
    'rate-limited',
    expect.stringContaining('did not take this'),
    1,
  ]);
});

test('a command that nobody answered in time may have been taken, also when the server turned it away afterwards', async () => {
  const { code, detail } = await refusalWhere(inTime);
  expect([code, detail]).toEqual(['unavailable', expect.stringContaining('may or may not have taken this')]);
});

test('a run that ended with the command under way has not refused it', async () => {
  const ended = ApplicationFailure.create({ type: 'AcceptedUpdateCompletedWorkflow', message: 'completed' });
  const { code } = await refusalWhere(() => new WorkflowUpdateFailedError('failed', ended));
  expect(code).toBe('unavailable');
});

test.each([
  ['CommandRefused', [{ code: 'not-allowed', detail: 'No.' }], 'not-allowed'],
  ['Malformed', [], 'validation'],
])('what the order answers as %s is its refusal', async (type, details, answer) => {
  const refused = ApplicationFailure.create({ type, message: 'No.', details });
  expect((await refusalWhere(() => new WorkflowUpdateFailedError('failed', refused))).code).toBe(answer);
});
