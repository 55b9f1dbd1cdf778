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

/** A client that connects when it is first used: the API starts, and takes orders, without a server. */
export function createTemporalClient({ address, namespace }: Config['temporal']): Client {
  return new Client({
    connection: Connection.lazy({ address }),
    namespace,
    dataConverter: createDataConverter(),
  });
}
