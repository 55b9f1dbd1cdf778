import request from 'supertest';
import { ROLES } from '../../domain/people/actor';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

const UI = 'http://temporal.example';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const CLEAR = {
  payloads: [
    { metadata: { encoding: base64('json/plain') }, data: base64('"Call Rahim at 01712345678"') },
    { metadata: { encoding: base64('binary/null') }, data: '' },
  ],
};

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

describe('the codec endpoint', () => {
  test('encrypts and decrypts for an admin', async () => {
    const engineer = await api.as('esha', 'admin');
    const encoded = await engineer.post('/codec/encode').send(CLEAR);
    expect(encoded.status).toBe(200);
    expect(JSON.stringify(encoded.body)).not.toContain(CLEAR.payloads[0]?.data);
    expect(encoded.body.payloads[0].metadata.encoding).toBe(base64('binary/enc2'));
    const decoded = await engineer.post('/codec/decode').send(encoded.body);
    expect([decoded.status, decoded.body]).toEqual([200, CLEAR]);
    expect(decoded.headers['cache-control']).toBe('no-store');
  });

  test.each(['/codec/encode', '/codec/decode'])(
    '%s gives nothing for nothing, as the CLI asks',
    async (path) => {
      const engineer = await api.as('esha', 'admin');
      const answer = await engineer.post(path).send({});
      expect([answer.status, answer.body]).toEqual([200, { payloads: [] }]);
    },
  );

  test('gives back what is in clear as it is', async () => {
    const engineer = await api.as('esha', 'admin');
    expect((await engineer.post('/codec/decode').send(CLEAR)).body).toEqual(CLEAR);
  });

  const paths = ['/codec/encode', '/codec/decode'];
  const others = paths.flatMap((path) =>
    ROLES.filter((role) => role !== 'admin').map((role) => [path, role] as const),
  );
  test.each(others)('%s is closed to the role %s', async (path, role) => {
    const response = await (await api.as('someone', role)).post(path).send(CLEAR);
    expect(response.status).toBe(403);
    expect(response.body).not.toHaveProperty('payloads');
  });

  test.each(paths)('%s is closed without a token, from the Web UI too', async (path) => {
    const response = await request(api.app).post(path).set('Origin', UI).send(CLEAR);
    expect(response.status).toBe(401);
    expect(response.body).not.toHaveProperty('payloads');
  });

  test('refuses what it can not decrypt, says why and quotes nothing', async () => {
    const engineer = await api.as('esha', 'admin');
    const { body } = await engineer.post('/codec/encode').send(CLEAR);
    const [first] = body.payloads;
    const bytes = 'some other bytes, long enough for a nonce and a tag';
    const unknown = base64(`\telsewhere${bytes}`);
    const altered = base64(`\vdevelopment${bytes}`);
    const answers = [
      await engineer.post('/codec/decode').send({ payloads: [{ ...first, data: unknown }] }),
      await engineer.post('/codec/decode').send({ payloads: [{ ...first, data: altered }] }),
      await engineer.post('/codec/decode').send({ payloads: [{ data: '<html>' }] }),
    ];
    expect(answers.map(({ status, body: problem }) => [status, problem.errors[0].pointer])).toEqual([
      [422, '/payloads'],
      [422, '/payloads'],
      [422, '/payloads/0/data'],
    ]);
    expect(JSON.stringify(answers.map(({ body: problem }) => problem))).not.toMatch(/elsewhere|html/);
  });
});

describe('a browser', () => {
  const preflight = (origin: string) =>
    request(api.app)
      .options('/codec/decode')
      .set('Origin', origin)
      .set('Access-Control-Request-Method', 'POST')
      .set('Access-Control-Request-Headers', 'authorization,content-type,x-namespace');

  test('may call it from the configured Web UI, with a token', async () => {
    const { status, headers } = await preflight(UI);
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'Authorization, Content-Type, X-Namespace',
    });
    expect(headers['vary']).toContain('Origin');
    const decoded = await (await api.as('esha', 'admin')).post('/codec/decode').set('Origin', UI).send(CLEAR);
    expect([decoded.status, decoded.headers['access-control-allow-origin']]).toEqual([200, UI]);
  });

  test.each(['http://elsewhere.example', 'https://temporal.example', 'http://temporal.example:81', 'null'])(
    'may not from %s',
    async (origin) => {
      const asked = await preflight(origin);
      const sent = await request(api.app).post('/codec/decode').set('Origin', origin).send(CLEAR);
      for (const { headers, status } of [asked, sent]) {
        expect(status).toBeGreaterThanOrEqual(400);
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    },
  );

  test('may call nothing else from there, and nothing at all when no Web UI is configured', async () => {
    const elsewhere = await request(api.app).options('/api/orders').set('Origin', UI);
    expect(elsewhere.headers).not.toHaveProperty('access-control-allow-origin');
    const alone = await startApiUnderTest({ settings: { temporalUi: undefined } });
    try {
      const asked = await request(alone.app).options('/codec/decode').set('Origin', UI);
      expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
    } finally {
      await alone.close();
    }
  });
});
