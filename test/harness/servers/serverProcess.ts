import { openServers } from './servers';

/** A question to this process: the name of one of its answers, and what it is about. */
export interface ServerQuestion {
  readonly id: string;
  readonly question: string;
  readonly subject: string;
}

/** What this process answers to the question of that id. */
export type ServerAnswer = { readonly id: string } & (
  { readonly value: object } | { readonly error: string }
);

const servers = openServers();
const answers = new Map(Object.entries(servers.answers));

process.on('message', (question: ServerQuestion) => void answer(question));
// Ctrl-C reaches us together with Jest, whose end we notice by the disconnection.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => void servers.close().finally(() => process.exit()));

async function answer(question: ServerQuestion): Promise<void> {
  const outcome = await obtain(question);
  if (process.connected) process.send?.(outcome);
}

async function obtain({ id, question, subject }: ServerQuestion): Promise<ServerAnswer> {
  const known = answers.get(question);
  if (!known) return { id, error: `Nobody knows ${question}` };
  try {
    return { id, value: await known(subject) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
