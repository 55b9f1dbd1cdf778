import { Client, Connection, type WorkflowClientInterceptor } from '@temporalio/client';
import { type DataConverter } from '@temporalio/common';
import { createPayloadCodec } from './codec';
import type { Config } from '../config/config';
import type { PayloadKeys } from '../config/payloadKeys';

/**
 * The one data converter for client, worker and tests. All sides must agree on it, or a running order can't
 * be read any more; so nobody makes another. It encrypts every payload, and errors' messages and stacks as well.
 *
 * A bundle of the workflows that is built beforehand needs the same `failureConverterPath`.
 */
export function createDataConverter(keys: PayloadKeys): DataConverter {
  return {
    payloadCodecs: [createPayloadCodec(keys)],
    failureConverterPath: require.resolve('../workflows/engine/failureConverter'),
  };
}

/** The longest wait before a lost server is tried again; gRPC's own grows to two minutes. */
const LONGEST_RECONNECT_MS = 2_000;

/**
 * A client that connects when it is first used: the API starts, and takes orders, without a server. It makes
 * every call once: the SDK's own retries ignore the deadline between attempts, and what fails here is sent
 * again by the sweeper, as a signal, or by the caller.
 * @param interceptors see every call that concerns a workflow.
 */
export function createTemporalClient(
  { address, namespace, payloadKeys }: Pick<Config['temporal'], 'address' | 'namespace' | 'payloadKeys'>,
  interceptors: WorkflowClientInterceptor[] = [],
): Client {
  return new Client({
    connection: Connection.lazy({
      address,
      interceptors: [],
      channelArgs: { 'grpc.max_reconnect_backoff_ms': LONGEST_RECONNECT_MS },
    }),
    namespace,
    dataConverter: createDataConverter(payloadKeys),
    interceptors: { workflow: interceptors },
  });
}
