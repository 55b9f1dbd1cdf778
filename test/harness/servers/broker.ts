import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { BROKER_VARIABLE } from '../environment';
import type { ServerAnswer, ServerQuestion } from './serverProcess';

/**
 * Lives in Jest's main process and gives its worker processes the servers they share. The process that runs those
 * servers is started on the first question, so that a run of pure unit tests pays for none of it.
 */
export interface Broker {
  /** How many processes it has started; in a run of one file they are children of the process that tests. */
  readonly children: () => number;
  close(): Promise<void>;
}

/** Opens the broker and names it in the environment that Jest's workers inherit. */
export async function openBroker(): Promise<Broker> {
  let servers: ChildProcess | undefined;
  const http = createServer((request, response) => {
    // A test that keeps its process busy for long must not come back to a connection that was closed as idle.
    response.shouldKeepAlive = false;
    const [, question = '', subject = ''] = request.url?.split('/') ?? [];
    servers ??= startServerProcess();
    void answer(servers, { question, subject: decodeURIComponent(subject) }, response);
  });
  process.env[BROKER_VARIABLE] = await listen(http);
  return {
    children: () => (servers ? 1 : 0),
    close: async () => {
      http.closeAllConnections();
      http.close();
      if (servers) await endServerProcess(servers);
    },
  };
}

/** A process of its own, because Jest compiles TypeScript for `globalSetup` only while that runs. */
function startServerProcess(): ChildProcess {
  const child = fork(path.join(__dirname, 'serverProcess.ts'), { execArgv: ['--require', 'tsx/cjs'] });
  child.setMaxListeners(0);
  return child;
}

async function endServerProcess(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await ended;
}

async function answer(
  servers: ChildProcess,
  question: Omit<ServerQuestion, 'id'>,
  response: ServerResponse,
): Promise<void> {
  const outcome = await ask(servers, { id: randomUUID(), ...question });
  if ('error' in outcome) response.writeHead(500).end(outcome.error);
  else response.setHeader('content-type', 'application/json').end(JSON.stringify(outcome.value));
}

function ask(servers: ChildProcess, question: ServerQuestion): Promise<ServerAnswer> {
  const { id } = question;
  return new Promise((resolve) => {
    const onExit = (): void => resolve({ id, error: 'The process of the test servers has ended' });
    const onMessage = (message: ServerAnswer): void => {
      if (message.id !== id) return;
      servers.off('message', onMessage).off('exit', onExit);
      resolve(message);
    };
    servers.on('message', onMessage).once('exit', onExit);
    if (servers.connected) servers.send(question);
    else onExit();
  });
}

function listen(http: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(0, '127.0.0.1', () => {
      const address = http.address();
      if (address === null || typeof address === 'string') reject(new Error('No port for the test broker'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}
