import { createServer, type Server } from 'node:http';
import { createHttpClient } from '../measure/http';
import { listen, openRelay } from './relay';

/** An origin that tells its name and what it was asked. */
async function originNamed(name: string): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (part: string) => (body += part));
    incoming.once('end', () =>
      outgoing.writeHead(202).end(`${name} ${incoming.method} ${incoming.url} ${body}`),
    );
  });
  return { server, url: await listen(server) };
}

test('requests go to the origins in turn, as they are', async () => {
  const origins = [await originNamed('one'), await originNamed('two')];
  const relay = await openRelay(origins.map(({ url }) => url));
  const http = createHttpClient(relay.url);
  const answers: string[] = [];
  for (const id of ['7', '8', '9']) {
    const { status, body } = await http.post(`/hooks?id=${id}`, {}, `{"id":${id}}`);
    answers.push(`${status} ${body}`);
  }
  http.close();
  await relay.close();
  for (const { server } of origins) server.close();
  expect(answers).toEqual([
    '202 one POST /hooks?id=7 {"id":7}',
    '202 two POST /hooks?id=8 {"id":8}',
    '202 one POST /hooks?id=9 {"id":9}',
  ]);
});

test('a caller is cut off where nobody answers', async () => {
  const relay = await openRelay(['http://127.0.0.1:1']);
  const http = createHttpClient(relay.url);
  await expect(http.get('/')).rejects.toThrow('hang up');
  http.close();
  await relay.close();
});
