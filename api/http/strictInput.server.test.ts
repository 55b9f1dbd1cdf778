import request from 'supertest';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 1_000, 100);
});
afterAll(() => api.close());

const post = async (key: string, body: string | object | Buffer) => {
  const mina = await api.as('mina', 'customer');
  const asked = mina.post('/api/orders').set({ 'Idempotency-Key': key, 'Content-Type': 'application/json' });
  if (!Buffer.isBuffer(body)) return asked.send(typeof body === 'object' ? JSON.stringify(body) : body);
  // What is sent as a body is written as JSON; what is written goes out as it is.
  asked.write(body);
  return asked;
};

/** An order’s body with something in it that JSON.stringify would not write. */
const raw = (metadata: string): string =>
  JSON.stringify(orderOf({ MUG: 1 }, { metadata: { at: 0 } })).replace('{"at":0}', metadata);

describe('what no schema names is refused by name', () => {
  test.each([
    ['a field', { coupon: 'SAVE10' }, '/coupon'],
    ['a field of a line', { lines: [{ sku: 'MUG', quantity: 1, qty: 2 }] }, '/lines/0/qty'],
    [
      'a field of an address',
      { shippingAddress: { ...orderOf({}).shippingAddress, zip: '1' } },
      '/shippingAddress/zip',
    ],
  ])('%s', async (_what, change, pointer) => {
    const { status, body } = await post('unknown', { ...orderOf({ MUG: 1 }), ...change });
    expect([status, body.errors]).toMatchObject([422, [{ pointer }]]);
  });

  test('a parameter, also where there is none at all', async () => {
    const agent = await api.as('agent', 'support');
    for (const path of [
      ...['/api/admin/orders?Status=CANCELLED', '/api/me?foo=1', '/api/products?coulour=red'],
      ...['/auth/config?foo=1', '/openapi.json?foo=1'],
    ]) {
      const { status, body } = await agent.get(path);
      const parameter = /\?(\w+)=/.exec(path)?.[1];
      expect([path, status, body.errors]).toMatchObject([path, 422, [{ parameter }]]);
    }
  });

  test('but not a parameter of who probes or scrapes', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect([path, (await request(api.app).get(`${path}?probe=1`)).status]).toEqual([path, 200]);
    }
  });

  test('a body where none is asked for, unless it is empty', async () => {
    const id = await api.place({ MUG: 1 }, 'no-body');
    const agent = await api.as('agent', 'support');
    const refused = await agent.post(`/api/admin/orders/${id}/pick`).send({ lines: [] });
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '/lines' }]]);
    // There is no engine here: it was well understood.
    expect((await agent.post(`/api/admin/orders/${id}/pick`).send({})).status).toBe(503);
  });

  test('no body counts as an empty one where everything in it may be left out, and only there', async () => {
    const id = await api.place({ MUG: 1 }, 'absent-body');
    const agent = await api.as('agent', 'finance');
    const paths = ['holds', 'refunds/1/approve', 'refunds/1/reject', 'reopen'];
    const answers = await Promise.all(paths.map((path) => agent.post(`/api/admin/orders/${id}/${path}`)));
    // There is no engine here: what is 503 was well understood.
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 400, 400]);
    const form = agent.post(`/api/admin/orders/${id}/holds`).set('Content-Type', 'text/plain').send('key');
    expect((await form).status).toBe(415);
  });

  test('but metadata is the caller’s own', async () => {
    const { status, body } = await post(
      'own',
      orderOf({ MUG: 1 }, { metadata: { anything: { goes: [1, 'x'] } } }),
    );
    expect([status, body.metadata]).toEqual([201, { anything: { goes: [1, 'x'] } }]);
  });
});

describe('a number that can not be kept', () => {
  test.each(['1234567890123456789', '1e400', '-1e400', '0.12345678901234567890'])(
    '%s is refused by name',
    async (number) => {
      const { status, body } = await post('number', raw(`{"at":${number}}`));
      expect([status, body.errors]).toMatchObject([422, [{ pointer: '/metadata/at' }]]);
    },
  );

  test.each(['9007199254740991', '1.5e3', '0.1'])('is not %s', async (number) => {
    const { status, body } = await post(`kept-${number}`, raw(`{"at":${number}}`));
    expect([status, body.metadata.at]).toEqual([201, Number(number)]);
  });
});

test('bytes that are no UTF-8 are refused, not replaced', async () => {
  const broken = Buffer.concat([
    Buffer.from('{"metadata":{"a":"'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}}'),
  ]);
  const { status, body } = await post('bytes', broken);
  expect([status, body.type]).toEqual([400, 'https://throughline.dev/problems/malformed-request']);
});

describe('a member that is given twice', () => {
  test('is refused by name, also where a caller’s own data has it', async () => {
    const twice = JSON.stringify(orderOf({ MUG: 1 })).replace('"currency":', '"currency":"GBP","currency":');
    for (const [body, pointer] of [
      [twice, '/currency'],
      [raw('{"at":{"a":1,"a":2}}'), '/metadata/at/a'],
    ] as const) {
      const answer = await post('twice', body);
      expect([answer.status, answer.body]).toMatchObject([
        400,
        { type: 'https://throughline.dev/problems/malformed-request', errors: [{ pointer }] },
      ]);
    }
  });

  test('is refused of a command, too, before anything is done', async () => {
    const id = await api.place({ MUG: 1 }, 'reason-twice');
    const mina = await api.as('mina', 'customer');
    const cancel = mina.post(`/api/orders/${id}/cancel`).set('Content-Type', 'application/json');
    const { status, body } = await cancel.send('{"reason":"a","reason":"b"}');
    expect([status, body.errors]).toMatchObject([400, [{ pointer: '/reason' }]]);
  });
});

test('a body in another encoding than UTF-8 is not read unchecked', async () => {
  const mina = await api.as('mina', 'customer');
  const asked = mina
    .post('/api/orders')
    .set({ 'Idempotency-Key': 'utf-16', 'Content-Type': 'application/json; charset=utf-16le' });
  asked.write(Buffer.from(raw('{"at":1234567890123456789}'), 'utf16le'));
  const { status, body } = await asked;
  expect([status, body.type]).toEqual([415, 'https://throughline.dev/problems/unsupported-media-type']);
});

describe('a filter that is no value', () => {
  test.each([
    ['minTotal=50.00', 'minTotal'],
    ['maxTotal=5e3', 'maxTotal'],
    ['hold=nonsense', 'hold'],
    ['status=PENDING,NONSENSE', 'status'],
    ['limit=ten', 'limit'],
    ['from=yesterday', 'from'],
    ['updatedSince=2026-11-26', 'updatedSince'],
    ['q=%00', 'q'],
    ['q=caf%E9', 'q'],
    ['limit=1&q=%FF', 'q'],
  ])('%s is refused by name', async (query, parameter) => {
    const agent = await api.as('agent', 'support');
    const { status, body } = await agent.get(`/api/admin/orders?${query}`);
    expect([status, body.errors?.[0]]).toMatchObject([422, { parameter }]);
  });

  test('is not one of several statuses, an offset, or a day', async () => {
    const agent = await api.as('agent', 'support');
    for (const query of [
      ...[
        'status=PENDING,CONFIRMED',
        'status=PENDING&status=CONFIRMED',
        'paymentStatus=PENDING,PAID',
        'hold=COURIER',
      ],
      ...[
        'from=2026-11-26T00:00:00%2B06:00',
        'from=2026-11-26T00:00:00+06:00',
        'to=2026-11-26',
        'minTotal=5000',
      ],
    ]) {
      expect([query, (await agent.get(`/api/admin/orders?${query}`)).status]).toEqual([query, 200]);
    }
  });
});

test.each(['ABC', 'XXX', 'XAU'])('%s is no currency, wherever one is given', async (currency) => {
  const { lines } = orderOf({ MUG: 1 });
  const mina = await api.as('mina', 'customer');
  const ada = await api.as('ada', 'admin');
  const answers = [
    await post('no-currency', { ...orderOf({ MUG: 1 }), currency }),
    await mina.post('/api/checkouts').send({ currency, lines }),
    await mina.get(`/api/products?currency=${currency}`),
    await ada
      .put('/api/admin/products')
      .send({ products: [{ sku: 'MUG', name: 'Mug', price: 1, currency }] }),
  ];
  expect(
    answers.map(({ status, body }) => [status, body.errors[0].pointer ?? body.errors[0].parameter]),
  ).toEqual([
    [422, '/currency'],
    [422, '/currency'],
    [422, 'currency'],
    [422, '/products/0/currency'],
  ]);
});

test('at most twenty faults are told, and a body has so many values', async () => {
  const keeper = await api.as('keeper', 'admin');
  const many = await keeper
    .post('/api/admin/credits')
    .send({ credits: Array.from({ length: 5_000 }, () => 0) });
  expect([many.status, many.body.errors.length]).toEqual([422, 20]);
  const zeros = `{"payloads":[${'0,'.repeat(2_000_000)}0]}`;
  const huge = await keeper.post('/codec/decode').set('Content-Type', 'application/json').send(zeros);
  expect([huge.status, huge.body.type, JSON.stringify(huge.body).length < 1_000]).toEqual([
    413,
    'https://throughline.dev/problems/too-large',
    true,
  ]);
});

test.each([
  ['/api/admin/credits', '{"credits":[{"lines":[', ']}]}'],
  ['/api/admin/inventory/adjustments', '{"adjustments":[', ']}'],
])(
  'of eight megabytes of zeros %s is told in a sentence, before any schema looks at them',
  async (path, start, end) => {
    const keeper = await api.as('keeper', 'admin');
    const send = (bytes: number) =>
      keeper
        .post(path)
        .set('Content-Type', 'application/json')
        .send(`${start}${'0,'.repeat((bytes - start.length - end.length) / 2 - 1)}0${end}`);
    const answer = await send(8 * 1024 ** 2);
    expect([answer.status, answer.body]).toMatchObject([
      413,
      {
        type: 'https://throughline.dev/problems/too-large',
        detail: 'The body holds more than 150000 values.',
      },
    ]);
    expect(answer.body).not.toHaveProperty('errors');
    // What is larger isn't even read.
    const larger = await send(8 * 1024 ** 2 + 4);
    expect([larger.status, larger.body.detail]).toEqual([413, expect.not.stringContaining('values')]);
  },
);

describe('a request', () => {
  test('has the name that its caller gives it, in its answer and its problem', async () => {
    const answer = await request(api.app).get('/api/me').set('X-Request-Id', 'trace/42:a');
    expect([answer.headers['x-request-id'], answer.body.requestId]).toEqual(['trace/42:a', 'trace/42:a']);
  });

  test.each(['two words', 'x'.repeat(101), 'ü'])('has one of ours in place of “%s”', async (given) => {
    const answer = await request(api.app)
      .get('/healthz')
      .set('X-Request-Id', Buffer.from(given).toString('latin1'));
    expect(answer.headers['x-request-id']).toMatch(/^[0-9A-Z]{26}$/);
  });
});

test('an Idempotency-Key that is empty is told so, also where none is needed', async () => {
  const id = await api.place({ MUG: 1 }, 'empty-key');
  const mina = await api.as('mina', 'customer');
  const answer = await mina.post(`/api/orders/${id}/cancel`).set('Idempotency-Key', '').send({ reason: 'x' });
  expect([answer.status, answer.body.type]).toEqual([
    400,
    'https://throughline.dev/problems/idempotency-key-missing',
  ]);
  expect(answer.body.errors).toMatchObject([{ header: 'Idempotency-Key' }]);
});

test.each(['a\0b', 'a\ud800b'])('a subject that no database keeps is no token: %j', async (sub) => {
  expect((await (await api.as(sub, 'customer')).get('/api/me')).status).toBe(401);
});

describe('If-Match', () => {
  const cancel = async (id: string, etag: string) =>
    (await api.as('mina', 'customer'))
      .post(`/api/orders/${id}/cancel`)
      .set('If-Match', etag)
      .send({ reason: 'x' });

  test('that the order has left behind is 412, with where it is now', async () => {
    const id = await api.place({ MUG: 1 }, 'stale');
    const { status, body, headers } = await cancel(id, '"999"');
    expect([status, body]).toMatchObject([
      412,
      { version: 1, revision: 1, type: expect.stringMatching(/precondition-failed$/) },
    ]);
    expect(headers['etag']).toBe('"1"');
  });

  test.each(['"1"', '*', '"7", "1"'])('%s is met', async (etag) => {
    const id = await api.place({ MUG: 1 }, `met-${etag.length}`);
    // There is no engine here: it got as far as that.
    expect((await cancel(id, etag)).status).toBe(503);
  });

  test.each(['1', 'W/"1"', '"abc"', '""'])('%s is refused by name', async (etag) => {
    const id = await api.place({ MUG: 1 }, `odd-${Buffer.from(etag).toString('hex')}`);
    const { status, body } = await cancel(id, etag);
    expect([status, body.errors]).toMatchObject([422, [{ header: 'If-Match' }]]);
  });
});
