import request from 'supertest';
import { mayEver } from '../../domain/actions';
import { mayEverSetStatus } from '../../domain/order/setStatus';
import { ROLES, isStaff, type Role } from '../../domain/people/actor';
import { PERMISSION_NAMES, hasPermission, rolesWith } from '../../domain/people/permissions';
import type { ProblemCode } from './problems';
import type { Route } from './route';
import { ROUTES } from '../routes';
import { orderOf, startApiUnderTest, type ApiUnderTest, type TokenOptions } from '../testing/apiUnderTest';

/** What the domain must allow a role before the API opens the route to it. */
const COMMAND_ROUTES: Readonly<Record<string, (role: Role) => boolean>> = {
  'POST /api/orders/{id}/cancel': (role) => mayEver('cancel', role),
  'POST /api/orders/{id}/payments': (role) => mayEver('pay', role),
  'POST /api/orders/{id}/refunds': (role) => mayEver('refund', role),
  'POST /api/admin/orders/{id}/refunds': (role) => mayEver('refund', role),
  'POST /api/admin/orders/{id}/refunds/{refundId}/approve': (role) => mayEver('approveRefund', role),
  'POST /api/admin/orders/{id}/refunds/{refundId}/reject': (role) => mayEver('rejectRefund', role),
  'POST /api/admin/orders/{id}/refunds/{refundId}/payout': (role) => mayEver('payOutRefund', role),
  'POST /api/admin/orders/{id}/payments/capture': (role) => mayEver('capturePayment', role),
  'POST /api/admin/orders/{id}/payments/void': (role) => mayEver('voidPayment', role),
  'PUT /api/orders/{id}/refunds/{refundId}/recipient': (role) => mayEver('namePayout', role),
  'PUT /api/admin/orders/{id}/refunds/{refundId}/recipient': (role) => mayEver('namePayout', role),
  'POST /api/admin/orders/{id}/refunds/{refundId}/recipient/approve': (role) =>
    mayEver('approvePayout', role),
  'POST /api/admin/orders/{id}/appeasements': (role) => mayEver('appease', role),
  'POST /api/admin/orders/{id}/confirm': (role) => mayEver('confirm', role),
  'POST /api/admin/orders/{id}/cash': (role) => mayEver('recordCash', role),
  'POST /api/admin/orders/{id}/remittances': (role) => mayEver('remitCash', role),
  'POST /api/admin/orders/{id}/remittances/take-back': (role) => mayEver('takeBackRemittance', role),
  'PUT /api/orders/{id}/payment-method': (role) => mayEver('switchPayment', role),
  'PUT /api/admin/orders/{id}/payment-method': (role) => mayEver('switchPayment', role),
  'POST /api/admin/orders/{id}/payment-links': (role) => mayEver('makePaymentLink', role),
  'DELETE /api/admin/orders/{id}/payment-links/{linkId}': (role) => mayEver('withdrawPaymentLink', role),
  'PUT /api/admin/orders/{id}/status': mayEverSetStatus,
  'POST /api/admin/orders/{id}/cancel': (role) => mayEver('cancel', role),
  'POST /api/admin/orders/{id}/review': (role) => mayEver('decideReview', role),
  'POST /api/admin/orders/{id}/release': (role) => mayEver('release', role),
  'POST /api/admin/orders/{id}/holds': (role) => mayEver('hold', role),
  'DELETE /api/admin/orders/{id}/holds/{key}': (role) => mayEver('releaseHold', role),
  'POST /api/admin/orders/{id}/correct-delivery': (role) => mayEver('correctDelivery', role),
  'POST /api/admin/orders/{id}/reopen': (role) => mayEver('reopen', role),
  'POST /api/admin/orders/{id}/notes': (role) => mayEver('addNote', role),
  'POST /api/admin/orders/{id}/pick': (role) => mayEver('pick', role),
  'POST /api/admin/orders/{id}/shipments/{shipmentId}/pack': (role) => mayEver('pack', role),
  'PUT /api/admin/orders/{id}/shipments/{shipmentId}/weight': (role) => mayEver('weigh', role),
  'POST /api/admin/orders/{id}/shipments/{shipmentId}/hand-over': (role) => mayEver('handOver', role),
  'POST /api/admin/orders/{id}/shipments/{shipmentId}/deliver': (role) => mayEver('recordDelivery', role),
  'POST /api/admin/orders/{id}/shipments/{shipmentId}/fail': (role) => mayEver('recordDelivery', role),
  'POST /api/admin/orders/{id}/allocation/short-picks': (role) => mayEver('shortPick', role),
  'POST /api/admin/orders/{id}/allocation/refusals': (role) => mayEver('refuseAllocation', role),
  'POST /api/admin/orders/{id}/allocation/reallocate': (role) => mayEver('reallocate', role),
  'POST /api/admin/orders/{id}/erp/push': (role) => mayEver('pushToErp', role),
};

/** What belongs to a command, and is none: who may give it may do this. */
const BESIDE_COMMANDS: typeof COMMAND_ROUTES = {
  'POST /api/orders/{id}/parcels/{parcelId}/photos': (role) => hasPermission(role, 'takePhotos'),
  'DELETE /api/admin/orders/{id}/photos/{photoId}': (role) => hasPermission(role, 'takePhotos'),
  'POST /api/orders/{id}/confirm/code': (role) => hasPermission(role, 'confirmByCode'),
  'POST /api/orders/{id}/confirm': (role) => hasPermission(role, 'confirmByCode'),
  'POST /api/orders/{id}/refunds/{refundId}/recipient/code': (role) => mayEver('namePayout', role),
  'POST /api/orders/{id}/refunds/{refundId}/recipient/proof': (role) => mayEver('namePayout', role),
  'POST /api/admin/orders/{id}/refunds/{refundId}/recipient/code': (role) => mayEver('namePayout', role),
  'POST /api/admin/orders/{id}/refunds/{refundId}/recipient/proof': (role) => mayEver('namePayout', role),
};

/** The back office is for staff alone, whoever else may do the same elsewhere. */
function rolesOf(routeId: string, may: (role: Role) => boolean): readonly Role[] {
  const staffOnly = routeId.includes('/api/admin/');
  return ROLES.filter((role) => may(role) && (!staffOnly || isStaff({ id: role, role })));
}

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
  await api.deps.prisma.product.create({
    data: { sku: 'OLD', name: 'Old', price: 1, currency: 'GBP', active: false },
  });
  await api.deps.prisma.product.create({ data: { sku: 'TAKA', name: 'Local', price: 1, currency: 'BDT' } });
});
afterAll(() => api.close());

const pointers = (body: { errors?: { pointer: string }[] }) => body.errors?.map(({ pointer }) => pointer);

describe('a request that is wrong', () => {
  const withLine = (line: object) => orderOf({}, { lines: [{ sku: 'MUG', quantity: 1, ...line }] });
  const wrong: [string, unknown, number, ProblemCode, string[] | undefined][] = [
    ['with an unknown product', withLine({ sku: 'NOPE' }), 422, 'unknown-sku', ['/lines/0/sku']],
    ['with a product no longer sold', withLine({ sku: 'OLD' }), 422, 'unknown-sku', ['/lines/0/sku']],
    [
      'with a product sold in another currency',
      withLine({ sku: 'TAKA' }),
      422,
      'currency-mismatch',
      ['/lines/0/sku'],
    ],
    ['with a quantity of zero', withLine({ quantity: 0 }), 422, 'validation', ['/lines/0/quantity']],
    ['with a negative quantity', withLine({ quantity: -3 }), 422, 'validation', ['/lines/0/quantity']],
    ['with half a piece', withLine({ quantity: 1.5 }), 422, 'validation', ['/lines/0/quantity']],
    ['with no lines', orderOf({}), 422, 'validation', ['/lines']],
    [
      'with a price of the caller’s own',
      withLine({ unitPrice: 1 }),
      403,
      'forbidden',
      ['/lines/0/unitPrice'],
    ],
    [
      'with a discount of the caller’s own',
      withLine({ discount: 1 }),
      403,
      'forbidden',
      ['/lines/0/discount'],
    ],
    ['for someone else', orderOf({ MUG: 1 }, { customerId: 'omar' }), 403, 'forbidden', ['/customerId']],
    [
      'with a method that is not offered',
      { ...orderOf({ MUG: 1 }), payment: { method: 'cod' } },
      422,
      'validation',
      ['/payment/method'],
    ],
    [
      'without a card',
      orderOf({ MUG: 1 }, { payment: { method: 'card' } }),
      422,
      'validation',
      ['/payment/token'],
    ],
    [
      'without an address',
      { ...orderOf({ MUG: 1 }), shippingAddress: undefined },
      422,
      'validation',
      ['/shippingAddress'],
    ],
    [
      'with an unknown quote',
      { ...orderOf({ MUG: 1 }), lines: undefined, checkoutId: 'x' },
      422,
      'validation',
      ['/checkoutId'],
    ],
    [
      'with a NUL in its text',
      orderOf({ MUG: 1 }, { metadata: { a: 'x\0y' } }),
      400,
      'malformed-request',
      ['/metadata/a'],
    ],
  ];

  test.each(wrong)(
    '%s gets a problem that names it and the field',
    async (_case, body, status, code, fields) => {
      const mina = await api.as('mina', 'customer');
      const response = await mina
        .post('/api/orders')
        .set('Idempotency-Key', 'wrong')
        .send(body as object);
      expect([response.status, response.body.status, response.body.type]).toEqual([
        status,
        status,
        `https://throughline.dev/problems/${code}`,
      ]);
      expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(pointers(response.body)).toEqual(fields);
      expect(await api.deps.prisma.order.count()).toBe(0);
      expect(await api.deps.prisma.stock.findFirstOrThrow({ where: { sku: 'MUG' } })).toMatchObject({
        reserved: 0,
      });
    },
  );

  test.each(['two words', 'x'.repeat(201)])('with the Idempotency-Key “%s” is told so', async (key) => {
    const mina = await api.as('mina', 'customer');
    const response = await mina
      .post('/api/orders')
      .set('Idempotency-Key', key)
      .send(orderOf({ MUG: 1 }));
    expect([response.status, response.body.errors]).toMatchObject([422, [{ header: 'Idempotency-Key' }]]);
  });

  test('with a discount above its line is refused to the checkout too', async () => {
    const shop = await api.as('shop', 'checkout');
    const lines = [{ sku: 'MUG', quantity: 1, unitPrice: 100, discount: 101 }];
    const response = await shop.post('/api/orders').set('Idempotency-Key', 'd').send(orderOf({}, { lines }));
    expect([response.status, pointers(response.body)]).toEqual([422, ['/lines/0/discount']]);
  });

  test('that is no JSON, no media type of ours, or too large says so', async () => {
    const mina = await api.as('mina', 'customer');
    const post = () => mina.post('/api/orders').set('Idempotency-Key', 'broken');
    const answers = [
      await post().set('Content-Type', 'application/json').send('{"lines": ['),
      await post().set('Content-Type', 'text/plain').send('hello'),
      await post().send({ metadata: { text: 'x'.repeat(300_000) } }),
    ];
    expect(answers.map(({ status, body }) => [status, body.type.split('/').at(-1)])).toEqual([
      [400, 'malformed-request'],
      [415, 'unsupported-media-type'],
      [413, 'too-large'],
    ]);
  });

  test('is read only when its caller may call there at all', async () => {
    const broken = await request(api.app)
      .post('/api/orders')
      .set('Content-Type', 'application/json')
      .send('{"lines": [');
    const mina = await api.as('mina', 'customer');
    const large = await mina.put('/api/admin/products').send({ products: ['x'.repeat(9_000_000)] });
    expect([broken.status, large.status]).toEqual([401, 403]);
  });

  test('to an unknown address or by a wrong method says so', async () => {
    const lost = await request(api.app).get('/api/nothing');
    expect([lost.status, lost.body.type]).toEqual([404, 'https://throughline.dev/problems/not-found']);
    const wrongMethod = await request(api.app).delete('/api/orders');
    expect([wrongMethod.status, wrongMethod.headers['allow']]).toEqual([405, 'POST, GET']);
  });

  test.each([
    ['get', '/codec/decode', 'POST'],
    ['get', '/codec/encode', 'POST'],
    ['post', '/openapi.json', 'GET'],
    ['delete', '/openapi.json', 'GET'],
    ['post', '/docs/', 'GET'],
    ['put', '/healthz', 'GET'],
  ] as const)('by %s to %s is told that it takes %s', async (method, path, allowed) => {
    const wrong = await request(api.app)[method](path);
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, allowed]);
  });

  test('for the documentation still finds it, by HEAD as well', async () => {
    for (const method of ['get', 'head'] as const) {
      expect((await request(api.app)[method]('/docs/')).status).toBe(200);
      expect((await request(api.app)[method]('/openapi.json')).status).toBe(200);
    }
  });
});

describe('a fault of ours', () => {
  test('tells nothing about our insides', async () => {
    const shop = await api.as('shop', 'checkout');
    const find = jest.spyOn(api.deps.prisma.product, 'findMany').mockImplementationOnce(() => {
      throw new Error('connection to 10.0.0.5 refused for user throughline');
    });
    const response = await shop.get('/api/products?currency=GBP');
    find.mockRestore();
    expect(response.status).toBe(500);
    // All that it says: nothing of what was thrown, and no stack.
    expect(response.body).toEqual({
      type: 'https://throughline.dev/problems/internal-error',
      title: 'Something went wrong on our side',
      status: 500,
      detail: 'The fault was logged; please try again later.',
      instance: '/api/products',
      requestId: response.headers['x-request-id'],
    });
    expect(JSON.stringify(response.headers)).not.toContain('10.0.0.5');
  });
});

describe('a token', () => {
  const broken: [string, TokenOptions][] = [
    ['that has expired', { expiresIn: -60 }],
    ['of another issuer', { issuer: 'https://elsewhere.example' }],
    ['for another audience', { audience: 'someone-else' }],
    ['signed with another key', { foreignKey: true }],
  ];
  test.each(broken)('%s is refused', async (_case, options) => {
    const token = await api.token('mina', ['admin'], options);
    const response = await request(api.app).get('/api/me').set('Authorization', `Bearer ${token}`);
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer');
  });

  test('that is none at all is refused, and public addresses don’t ask for one', async () => {
    const garbage = await request(api.app).get('/api/me').set('Authorization', 'Bearer nonsense');
    const none = await request(api.app).get('/api/me');
    const open = await request(api.app).get('/api/products').set('Authorization', 'Bearer nonsense');
    expect([garbage.status, none.status, open.status]).toEqual([401, 401, 200]);
  });

  test('says who calls', async () => {
    const mina = await api.as('mina', 'customer', 'support', 'system');
    const { body } = await mina.get('/api/me');
    expect(body).toMatchObject({ id: 'mina', role: 'support', roles: ['customer', 'support'] });
  });
});

describe('every route', () => {
  const send = async (route: Route, token?: string) => {
    const path = route.path.replaceAll(/\{\w+\}/g, 'unknown');
    const call = request(api.app)[route.method](path);
    if (token) call.set('Authorization', `Bearer ${token}`);
    return call.set('Accept', 'application/json').send(route.request.body ? {} : undefined);
  };
  const guarded = ROUTES.filter((route) => route.roles !== 'public');

  test.each(guarded.map((route) => [route.id, route] as const))(
    '%s is closed without a token',
    async (_id, route) => {
      expect((await send(route)).status).toBe(401);
    },
  );

  const denials = guarded.flatMap((route) =>
    ROLES.filter((role) => route.roles !== 'public' && !route.roles.includes(role)).map(
      (role) => [route.id, role, route] as const,
    ),
  );
  test.each(denials)('%s is closed to the role %s', async (_id, role, route) => {
    const response = await send(route, await api.token('someone', [role]));
    expect([response.status, response.body.type]).toEqual([
      403,
      'https://throughline.dev/problems/forbidden',
    ]);
  });

  /** A stream of events is answered for as long as it is listened to. */
  const isStream = ({ responses }: Route) => responses[200]?.contentType === 'text/event-stream';
  const permissions = guarded
    .filter((route) => !isStream(route))
    .flatMap((route) =>
      ROLES.filter((role) => route.roles.includes(role)).map((role) => [route.id, role, route] as const),
    );
  test.each(permissions)('%s is open to the role %s', async (_id, role, route) => {
    const response = await send(route, await api.token('someone', [role]));
    // Answered, or refused for what the request lacks: the role is let in, and nothing of ours fails.
    expect([200, 400, 404, 422, 428]).toContain(response.status);
  });

  test('that changes an order is open to those who may carry out its command, and to nobody else', () => {
    const changing = ROUTES.filter(
      ({ method, path }) => method !== 'get' && path.includes('/orders/{id}') && !path.endsWith('/preview'),
    );
    expect(Object.fromEntries(changing.map(({ id, roles }) => [id, roles]))).toEqual(
      Object.fromEntries(
        Object.entries({ ...COMMAND_ROUTES, ...BESIDE_COMMANDS }).map(([id, may]) => [id, rolesOf(id, may)]),
      ),
    );
  });

  test('that carries out a command takes the revision that its caller expects', () => {
    const commands = ROUTES.filter(({ id }) => Object.hasOwn(COMMAND_ROUTES, id));
    expect(commands.filter(({ request }) => !request.ifMatch).map(({ id }) => id)).toEqual([]);
    expect(commands).toHaveLength(Object.keys(COMMAND_ROUTES).length);
  });

  test('that changes no order takes its roles from the table of permissions', () => {
    const tables: readonly unknown[] = PERMISSION_NAMES.map(rolesWith);
    const ofCommands = { ...COMMAND_ROUTES, ...BESIDE_COMMANDS };
    const others = guarded.filter(({ id }) => !Object.hasOwn(ofCommands, id));
    expect(others.filter(({ roles }) => !tables.includes(roles)).map(({ id }) => id)).toEqual([]);
    expect(others.length).toBeGreaterThan(20);
  });

  test('is one of few that are open to all', () => {
    const open = ROUTES.filter((route) => route.roles === 'public').map((route) => route.path);
    expect(open.sort()).toEqual([
      '/api/availability',
      '/api/pay/{token}',
      '/api/pay/{token}',
      '/api/photos/{photoId}',
      '/api/products',
      '/api/products/{sku}',
      '/api/warranty',
      '/auth/config',
      '/healthz',
      '/metrics',
      '/readyz',
    ]);
  });
});

describe('limits', () => {
  test('stop one caller and not another, and the checkout later than others', async () => {
    const limited = await startApiUnderTest({ settings: { requestsPerMinute: { others: 3, checkout: 4 } } });
    try {
      const statuses = async (sub: string, role: string) => {
        const agent = await limited.as(sub, role);
        const answers = [];
        for (let n = 0; n < 5; n += 1) answers.push((await agent.get('/api/me')).status);
        return answers;
      };
      expect(await statuses('mina', 'customer')).toEqual([200, 200, 200, 429, 429]);
      expect(await statuses('omar', 'customer')).toEqual([200, 200, 200, 429, 429]);
      expect(await statuses('shop', 'checkout')).toEqual([200, 200, 200, 200, 429]);
    } finally {
      await limited.close();
    }
  });

  test('are lower where an answer could be guessed at', async () => {
    const limited = await startApiUnderTest({
      settings: { requestsPerMinute: { others: 600, checkout: 600 } },
    });
    try {
      const guess = () => request(limited.app).get('/api/warranty?serial=SN-1&phone=%2B8801712345678');
      for (let n = 0; n < 20; n += 1) expect((await guess()).status).toBe(404);
      const refused = await guess();
      expect(refused.status).toBe(429);
      expect(refused.headers['retry-after']).toBe('60');
      expect((await request(limited.app).get('/api/products')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  test('count a visitor apart from a caller whose id looks like the visitor’s address', async () => {
    const limited = await startApiUnderTest({ settings: { requestsPerMinute: { others: 1, checkout: 1 } } });
    try {
      const visitor = await request(limited.app).get('/api/products').set('X-Forwarded-For', '198.51.100.1');
      const caller = await (await limited.as('198.51.100.1', 'customer')).get('/api/me');
      expect([visitor.status, caller.status]).toEqual([200, 200]);
    } finally {
      await limited.close();
    }
  });

  test.each([
    ['count visitors apart whom a trusted proxy names', 'loopback', [200, 200]],
    ['do not believe others about who a visitor is', '192.0.2.1', [200, 429]],
  ])('%s', async (_what, trustedProxies, expected) => {
    const limited = await startApiUnderTest({
      settings: { requestsPerMinute: { others: 1, checkout: 1 }, trustedProxies },
    });
    try {
      const statuses = [];
      for (const visitor of ['198.51.100.1', '198.51.100.2']) {
        const { status } = await request(limited.app).get('/api/products').set('X-Forwarded-For', visitor);
        statuses.push(status);
      }
      expect(statuses).toEqual(expected);
    } finally {
      await limited.close();
    }
  });
});
