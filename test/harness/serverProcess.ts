import type { Resource } from './environment';
import { openServers } from './servers';

/** What this process answers to the name of a resource. */
export type ServerAnswer = { readonly resource: Resource } & (
  { readonly value: object } | { readonly error: string }
);

const servers = openServers();

process.on('message', (resource: Resource) => void answer(resource));
// Ctrl-C reaches us together with Jest, whose end we notice by the disconnection.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => void servers.close().finally(() => process.exit()));

async function answer(resource: Resource): Promise<void> {
  const outcome = await obtain(resource);
  if (process.connected) process.send?.(outcome);
}

async function obtain(resource: Resource): Promise<ServerAnswer> {
  try {
    return { resource, value: await servers[resource]() };
  } catch (error) {
    return { resource, error: error instanceof Error ? error.message : String(error) };
  }
}
