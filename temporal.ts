import { Client, Connection } from '@temporalio/client';
import { type DataConverter } from '@temporalio/common';
import type { Config } from './config';

/**
 * The one data converter for client, worker and tests. All sides must agree on it, or a running order can't
 * be read any more; so nobody makes another.
 */
export function createDataConverter(): DataConverter {
  return {};
}

/** The longest wait before a lost server is tried again; gRPC's own grows to two minutes. */
const LONGEST_RECONNECT_MS = 2_000;

/**
 * A client that connects when it is first used: the API starts, and takes orders, without a server. It makes
 * every call once: the SDK's own retries ignore the deadline between attempts, and what fails here is sent
 * again by the sweeper, as a signal, or by the caller.
 */
export function createTemporalClient({ address, namespace }: Config['temporal']): Client {
  return new Client({
    connection: Connection.lazy({
      address,
      interceptors: [],
      channelArgs: { 'grpc.max_reconnect_backoff_ms': LONGEST_RECONNECT_MS },
    }),
    namespace,
    dataConverter: createDataConverter(),
  });
}
