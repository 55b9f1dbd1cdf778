import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { Client as PostgresClient } from 'pg';
import { closeLeftovers, countResources } from './leftovers';
import type { OpenedByFile } from '../openings';
import { createTestDatabase } from '../testDatabase';
import { testTemporal } from '../testTemporal';

const nothing = (): OpenedByFile => ({ openings: new Set(), taskQueues: new Map(), databases: new Set() });

test('a file that has closed everything leaves nothing', async () => {
  expect(await closeLeftovers(nothing(), countResources())).toEqual([]);
});

test('what a file did not close is named, and closed, the last opened first', async () => {
  const opened = nothing();
  const closed: string[] = [];
  for (const what of ['a worker', 'a connection'])
    opened.openings.add({ what, close: () => closed.push(what) });
  opened.openings.add({ what: 'what fails to close', close: () => Promise.reject(new Error('gone')) });
  const leftovers = await closeLeftovers(opened, countResources());
  expect(leftovers).toEqual(['a worker', 'a connection', 'what fails to close']);
  expect(closed).toEqual(['a connection', 'a worker']);
});

test('a server that still listens is named', async () => {
  const before = countResources();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect(await closeLeftovers(nothing(), before, 100)).toEqual(['a listening server']);
  server.close();
});

test('a workflow that has not ended is named, unless the file declares that it may stay', async () => {
  const { address, namespace, taskQueue } = await testTemporal({ mayStayOpen: true });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const workflowId = `stray-${randomUUID()}`;
  const workflow = await client.workflow.start('order', { taskQueue, workflowId });
  const asking = (mayStayOpen: boolean): Promise<string[]> =>
    closeLeftovers({ ...nothing(), taskQueues: new Map([[taskQueue, { mayStayOpen }]]) }, countResources());
  expect(await asking(false)).toEqual([`the workflow ${workflowId}`]);
  expect(await asking(true)).toEqual([]);
  await workflow.terminate();
  expect(await asking(false)).toEqual([]);
  await connection.close();
});

test('a database that somebody is still connected to is not given back in silence', async () => {
  const database = await createTestDatabase();
  const client = new PostgresClient({ connectionString: database.url });
  // The database is removed under it.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT 1 AS forgotten');
  await expect(database.drop()).rejects.toThrow('last used for: SELECT 1 AS forgotten');
  await client.end();
});
