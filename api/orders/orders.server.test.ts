import { mendLedger } from '../../activities/ledger/mendLedger';
import request from 'supertest';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 1_000, 100);
});
afterAll(() => api.close());

const place = (sub: string, key: string, quantity = 1): Promise<string> =>
  api.place({ MUG: quantity }, key, { as: sub });

describe('an order', () => {
  test('is there for its customer and for staff, and for another customer there is none', async () => {
    const id = await place('mina', 'own');
    const [mina, omar, agent] = [
      await api.as('mina', 'customer'),
      await api.as('omar', 'customer'),
      await api.as('agent', 'support'),
    ];
    for (const path of ['', '/timeline', '/tracking', '/events']) {
      expect((await omar.get(`/api/orders/${id}${path}`)).status).toBe(404);
    }
    const cancel = await omar.post(`/api/orders/${id}/cancel`).send({ reason: 'mine now' });
    expect(cancel.status).toBe(404);
    expect((await mina.get(`/api/orders/${id}`)).status).toBe(200);
    const detail = await agent.get(`/api/admin/orders/${id}`);
    expect(detail.body).toMatchObject({
      id,
      placedBy: 'mina',
      customer: { id: 'mina', name: null, guest: false, orderCount: 1 },
      workflow: { id: `order/${id}`, url: null, startedAt: null },
      allowedStatuses: expect.arrayContaining(['CANCELLED']),
    });
    expect(detail.body.allowedStatuses).not.toContain('SHIPPED');
  });

  test('tells its customer neither that fraud is looked into nor that a card is known as stolen', async () => {
    const id = await place('wary', 'wary');
    const { prisma } = api.deps;
    await prisma.payment.updateMany({ where: { orderId: id }, data: { declineCode: 'stolen_card' } });
    await prisma.$executeRaw`
      UPDATE orders SET hold_reason = 'FRAUD_REVIEW', state = jsonb_set(state, '{holds}', '["FRAUD_REVIEW"]')
      WHERE id = ${id}`;
    const actor = { actorId: 'throughline', actorRole: 'system', at: new Date() };
    const data = { paymentId: '1', code: 'stolen_card' };
    await prisma.orderEvent.create({
      data: { orderId: id, version: 2, id: `${id}/2`, type: 'PaymentDeclined', data, ...actor },
    });
    const toldTo = async (role: string): Promise<unknown[]> => {
      const reader = await api.as('wary', role);
      const { body } = await reader.get(`/api/orders/${id}`);
      const { items } = (await reader.get(`/api/orders/${id}/timeline`)).body;
      const list = role === 'customer' ? '/api/orders' : '/api/admin/orders?customerId=wary';
      const [row] = (await reader.get(list)).body.items;
      return [body.holdReasons, row.holdReason, body.payments[0].declineCode, items.at(-1).data.code];
    };
    expect(await toldTo('customer')).toEqual([['HELD'], 'HELD', 'card_declined', 'card_declined']);
    expect(await toldTo('support')).toEqual([['FRAUD_REVIEW'], 'FRAUD_REVIEW', 'stolen_card', 'stolen_card']);
  });

  test('tells how much of each payment is reserved and taken, and what is still due', async () => {
    const id = await place('short', 'short');
    const reader = await api.as('short', 'customer');
    const told = async () => {
      const { body } = await reader.get(`/api/orders/${id}`);
      const { amount, authorized, captured, refunded } = body.payments[0];
      return [amount, authorized, captured, refunded, body.due].map((money) => money.amount);
    };
    const [total] = await told();
    expect(await told()).toEqual([total, 0, 0, 0, total]);
    const changed = async (payment: object) => api.deps.prisma.$executeRaw`
      UPDATE orders SET state = jsonb_set(state, '{payments,0}', state#>'{payments,0}' || ${JSON.stringify(payment)}::jsonb)
      WHERE id = ${id}`;
    await changed({ state: 'AUTHORIZED' });
    expect(await told()).toEqual([total, total, 0, 0, 0]);
    await changed({ authorized: total - 1 });
    expect(await told()).toEqual([total, total - 1, 0, 0, 1]);
    await changed({ state: 'CAPTURED', captured: total - 2, refunded: 1 });
    // No longer lacks what was given back: that was somebody's decision.
    expect(await told()).toEqual([total, total - 1, total - 2, 1, 2]);
    await mendLedger(api.deps, new AbortController().signal);
  });

  test('tells its customer what happened, and staff more', async () => {
    const id = await place('mina', 'timeline');
    await api.deps.prisma.orderEvent.create({
      data: {
        orderId: id,
        version: 2,
        id: `${id}/2`,
        type: 'RiskAssessed',
        data: { score: 91, reasons: ['new'] },
        actorId: 'throughline',
        actorRole: 'system',
        at: new Date(),
      },
    });
    const mina = await api.as('mina', 'customer');
    const agent = await api.as('agent', 'support');
    const hers = await mina.get(`/api/orders/${id}/timeline`);
    const theirs = await agent.get(`/api/admin/orders/${id}/timeline`);
    expect(hers.body.items.map((entry: { type: string }) => entry.type)).toEqual([
      'OrderPlaced',
      'orderPlaced',
    ]);
    expect(theirs.body.items.map((entry: { type: string }) => entry.type)).toContain('RiskAssessed');
    expect(JSON.stringify(hers.body)).not.toMatch(/policy|score/);
  });

  test('tells its customer by which number the courier knows their parcel, and not what the courier is paid', async () => {
    const id = await place('mina', 'booked');
    const lines = [{ lineId: '1', quantity: 1 }];
    const parcelId = `${id}-1`;
    const facts = [
      { type: 'ParcelPacked', data: { parcelId, courier: 'pathao', lines } },
      { type: 'ParcelBooked', data: { parcelId, consignmentId: 'DC-7', fee: 6_000 } },
      { type: 'ParcelBookingFailed', data: { parcelId, code: 'address_not_served' } },
    ];
    await api.deps.prisma.orderEvent.createMany({
      data: facts.map((fact, index) => ({
        ...{ ...fact, orderId: id, version: index + 2, id: `${id}/${index + 2}` },
        ...{ actorId: 'throughline', actorRole: 'system', at: new Date() },
      })),
    });
    const toldOf = async (path: string, role: string) => {
      const { items } = (await (await api.as('mina', role)).get(path)).body;
      const told = items.filter(({ type }: { type: string }) => type.startsWith('Parcel'));
      return told.map(({ data }: { data: object }) => data);
    };
    const packed = { parcelId, courier: 'pathao', lines, version: 2 };
    const booked = { parcelId, consignmentId: 'DC-7', version: 3 };
    expect(await toldOf(`/api/orders/${id}/timeline`, 'customer')).toEqual([packed, booked]);
    expect(await toldOf(`/api/admin/orders/${id}/timeline`, 'support')).toEqual([
      packed,
      { ...booked, fee: 6_000 },
      { parcelId, code: 'address_not_served', version: 4 },
    ]);
  });

  test('shows its customer what was written for them, and not who of the shop wrote it', async () => {
    const id = await place('mina', 'notes');
    const note = (visibility: string) => ({
      ...{ id: `${id}-${visibility}`, orderId: id, visibility, body: `for ${visibility}` },
      ...{ authorId: 'nadia', authorRole: 'support', createdAt: new Date() },
    });
    await api.deps.prisma.orderNote.createMany({ data: [note('staff'), note('customer')] });
    const notesOf = async (path: string, sub: string, role: string) => {
      const { body } = await (await api.as(sub, role)).get(path);
      const notes = body.items.filter((entry: { kind: string }) => entry.kind === 'note');
      return notes.map((entry: { data: object; actor: object }) => [entry.data, entry.actor]);
    };
    expect(await notesOf(`/api/orders/${id}/timeline`, 'mina', 'customer')).toEqual([
      [
        { body: 'for customer', visibility: 'customer' },
        { id: 'shop', role: 'staff' },
      ],
    ]);
    const nadia = { id: 'nadia', role: 'support' };
    expect(await notesOf(`/api/admin/orders/${id}/timeline`, 'agent', 'support')).toEqual([
      [{ body: 'for staff', visibility: 'staff' }, nadia],
      [{ body: 'for customer', visibility: 'customer' }, nadia],
    ]);
  });

  test('placed for a guest by the checkout at its own price has a customer of its own', async () => {
    const shop = await api.as('shop', 'checkout');
    const lines = [{ sku: 'MUG', quantity: 2, unitPrice: 70, discount: 40, metadata: { row: 7 } }];
    const body = orderOf({}, { lines, metadata: { invoiceNo: '536365' } });
    const response = await shop.post('/api/orders').set('Idempotency-Key', 'guest').send(body);
    expect(response.body).toMatchObject({
      customerId: expect.stringMatching(/^guest_[0-9a-z]{26}$/),
      totals: { items: { amount: 140 }, discount: { amount: 40 }, grand: { amount: 100 } },
      lines: [{ metadata: { row: 7 } }],
      metadata: { invoiceNo: '536365' },
    });
    const agent = await api.as('agent', 'support');
    const detail = await agent.get(`/api/admin/orders/${response.body.id}`);
    expect(detail.body.customer).toMatchObject({ id: response.body.customerId, guest: true });
  });

  test('is told of as it is, whatever revision the caller knows: the ETag is for edits alone', async () => {
    const id = await place('mina', 'tagged');
    const mina = await api.as('mina', 'customer');
    const { etag } = (await mina.get(`/api/orders/${id}`)).headers;
    await api.deps.prisma.order.update({ where: { id }, data: { paymentStatus: 'PAID' } });
    const again = await mina.get(`/api/orders/${id}`).set('If-None-Match', etag ?? '');
    expect([again.status, again.headers['etag'], again.body.paymentStatus]).toEqual([200, etag, 'PAID']);
  });

  test('is not cancelled as a whole by who asks for some of its lines', async () => {
    const id = await place('mina', 'some-lines', 2);
    const mina = await api.as('mina', 'customer');
    const some = { reason: 'one is enough', lines: [{ id: '1', quantity: 1 }] };
    const agent = await api.as('agent', 'support');
    for (const response of [
      await mina.post(`/api/orders/${id}/cancel`).send(some),
      await agent.post(`/api/admin/orders/${id}/cancel`).send(some),
    ]) {
      expect([response.status, response.body.errors?.[0].pointer]).toEqual([422, '/lines']);
    }
  });

  test('that can’t be reached answers 503 and when to try again', async () => {
    const id = await place('mina', 'unreachable');
    const mina = await api.as('mina', 'customer');
    const response = await mina.post(`/api/orders/${id}/cancel`).send({ reason: 'changed my mind' });
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect((await mina.get(`/api/orders/${id}`)).body).toMatchObject({ status: 'PENDING', version: 1 });
  });

  test('takes commands about its own parcels alone, and packs none of them twice', async () => {
    const [id, other] = [await place('mina', 'parcel'), await place('mina', 'parcel-less')];
    const parcelId = `${id}-1`;
    const parcel = { orderId: id, courier: 'pathao', status: 'BOOKED', lines: [], packedAt: new Date() };
    await api.deps.prisma.shipment.create({ data: { ...parcel, id: parcelId } });
    const wasim = await api.as('wasim', 'warehouse');
    const about = (orderId: string, what: string, body?: object) =>
      wasim.post(`/api/admin/orders/${orderId}/shipments/${parcelId}/${what}`).send(body);
    const strange = [
      await about(other, 'pack'),
      await about(other, 'hand-over'),
      await about(other, 'deliver', { proof: 'signed' }),
      await about(other, 'fail', { reason: 'nobody there' }),
    ];
    expect(strange.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const again = await about(id, 'pack');
    expect([again.status, again.body.detail]).toEqual([409, `Parcel ${parcelId} is packed already.`]);
  });

  test('is never moved to a status that nobody may set', async () => {
    const id = await place('mina', 'status');
    const agent = await api.as('agent', 'support');
    const response = await agent.put(`/api/admin/orders/${id}/status`).send({ status: 'REFUNDED' });
    expect(response.status).toBe(409);
    expect(response.body).toMatchObject({
      type: 'https://throughline.dev/problems/illegal-transition',
      allowedStatuses: expect.arrayContaining(['CANCELLED']),
      allowedActions: expect.arrayContaining(['cancel', 'addNote', 'pushToErp']),
    });
    expect(response.body.allowedStatuses).not.toContain('REFUNDED');
  });

  test('shows staff its records with recipients masked', async () => {
    const id = await place('mina', 'records');
    await api.deps.prisma.order.update({ where: { id }, data: { contactPhone: '+8801712345678' } });
    const sms = { orderId: id, kind: 'orderConfirmed', channel: 'sms', status: 'SENT' };
    const queuedAt = new Date(Date.now() + 1_000);
    const words = { text: 'Order TL-1 is confirmed.' };
    await api.deps.prisma.notification.create({ data: { ...sms, ...words, id: `${id}/2/sms`, queuedAt } });
    const agent = await api.as('agent', 'support');
    const read = async (what: string) => (await agent.get(`/api/admin/orders/${id}/${what}`)).body;
    expect(await read('history')).toMatchObject([
      { from: null, to: 'PENDING', userId: 'mina', automated: false },
    ]);
    expect(await read('notifications')).toMatchObject({
      items: [
        { kind: 'orderPlaced', recipient: 'm…@example.com', text: null, subject: null },
        { kind: 'orderConfirmed', recipient: '…678', ...words, subject: null },
      ],
    });
    expect(await read('transactions')).toEqual({ items: [] });
    expect(await read('notes')).toEqual({ items: [] });
  });

  test('that names no contact itself shows staff where its customer’s messages went all the same', async () => {
    const id = await place('shy', 'shy');
    const { prisma } = api.deps;
    const [{ customerId }] = await prisma.$queryRaw<[{ customerId: string }]>`
      UPDATE orders SET contact_email = NULL, contact_phone = NULL,
        shipping_address = shipping_address || '{"phone": "+8801700000042"}'
      WHERE id = ${id} RETURNING customer_id AS "customerId"`;
    await prisma.customer.update({ where: { id: customerId }, data: { email: 'shy@example.org' } });
    const sms = { orderId: id, kind: 'orderConfirmed', channel: 'sms', status: 'SENT' };
    const queuedAt = new Date(Date.now() + 1_000);
    await prisma.notification.create({ data: { ...sms, id: `${id}/2/sms`, queuedAt } });
    const agent = await api.as('agent', 'support');
    const { body } = await agent.get(`/api/admin/orders/${id}/notifications`);
    const recipients = body.items.map(({ recipient }: { recipient: string }) => recipient);
    expect(recipients).toEqual(['s…@example.org', '…042']);
  });
});

describe('a list of orders', () => {
  test.each(['-createdAt', 'createdAt', '-total', 'total'])(
    'sorted by %s pages without gaps or repeats while orders come in',
    async (sort) => {
      const sub = `lister${sort}`;
      const placed: string[] = [];
      for (let n = 0; n < 7; n += 1) placed.push(await place(sub, `list-${n}`, (n % 3) + 1));
      const agent = await api.as('agent', 'support');
      const seen: string[] = [];
      const places: (string | number)[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const query: Record<string, string> = {
          sort,
          customerId: sub,
          limit: '2',
          ...(cursor && { cursor }),
        };
        const page = await agent.get('/api/admin/orders').query(query);
        expect(page.status).toBe(200);
        for (const { id, createdAt, total } of page.body.items) {
          seen.push(id);
          places.push(sort.endsWith('total') ? total.amount : createdAt);
        }
        cursor = page.body.nextCursor;
        if (seen.length === 2) await place(sub, 'meanwhile', sort.startsWith('-') ? 9 : 1);
      }
      expect(seen.filter((id) => placed.includes(id)).length).toBe(7);
      const [first, last] = [places[0], places.at(-1)];
      expect(places).toEqual([...places].sort((a, b) => (a < b ? -1 : 1) * (sort.startsWith('-') ? -1 : 1)));
      expect(first).not.toBe(last);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  test('shows of each what staff and its customer know it by', async () => {
    const id = await place('shown', 'shown', 3);
    const row = await api.deps.prisma.order.findUniqueOrThrow({ where: { id } });
    const shown = {
      ...{
        id,
        number: row.number,
        customerId: 'shown',
        externalReference: null,
        customerName: '',
        recipientName: 'Mina Rahman',
        itemCount: 3,
      },
      ...{ currency: 'GBP', total: { amount: 300, currency: 'GBP' }, holdReason: null },
      ...{ status: 'PENDING', stage: 'Placed', paymentStatus: 'PENDING' },
      ...{ createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() },
    };
    const [agent, customer] = [await api.as('agent', 'support'), await api.as('shown', 'customer')];
    const staffs = {
      ...{ city: 'Dhaka', phone: '+8801712345678', lineCount: 1 },
      firstItem: { name: 'Product MUG', variant: null, quantity: 3 },
    };
    expect((await agent.get('/api/admin/orders?customerId=shown')).body.items).toEqual([
      { ...shown, ...staffs },
    ]);
    expect((await customer.get('/api/orders')).body.items).toEqual([shown]);
  });

  test('shows staff of each order its own first line, and the buyer’s phone where its recipient has none', async () => {
    const { name, line1, city, country } = orderOf({}).shippingAddress;
    await api.stock('CUP', 10, 70);
    const ids = [
      await api.place({ CUP: 2, MUG: 1 }, 'rows-1', { as: 'rows' }),
      await api.place({ MUG: 4 }, 'rows-2', { as: 'rows' }),
    ];
    const withoutPhone = { shippingAddress: { name, line1, city: 'Sylhet', country } };
    await api.deps.prisma.order.update({
      where: { id: ids[0] ?? '' },
      data: { ...withoutPhone, recipientPhone: null, contactPhone: '+8801811111111' },
    });
    const agent = await api.as('agent', 'support');
    const { items } = (await agent.get('/api/admin/orders?customerId=rows&sort=createdAt')).body;
    expect(items).toMatchObject([
      {
        ...{ id: ids[0], city: 'Sylhet', phone: '+8801811111111', lineCount: 2 },
        firstItem: { name: 'Product CUP', quantity: 2 },
      },
      { id: ids[1], city, lineCount: 1, firstItem: { name: 'Product MUG', quantity: 4 } },
    ]);
  });

  test('reads a page of any length by as many statements as a page of one', async () => {
    for (let n = 0; n < 5; n += 1) await place('counted', `counted-${n}`);
    const agent = await api.as('agent', 'support');
    const rows = jest.spyOn(api.deps.prisma, 'rows');
    const statementsFor = async (limit: number) => {
      rows.mockClear();
      await agent.get(`/api/admin/orders?customerId=counted&limit=${limit}`);
      return rows.mock.calls.length;
    };
    expect([await statementsFor(1), await statementsFor(5)]).toEqual([1, 1]);
    rows.mockRestore();
  });

  test('finds by what staff know, and a customer finds only their own', async () => {
    const id = await place('finder', 'find', 5);
    const agent = await api.as('agent', 'support');
    const { number } = (await agent.get(`/api/orders/${id}`)).body;
    const ids = async (query: Record<string, string>) =>
      (await agent.get('/api/admin/orders').query(query)).body.items.map((item: { id: string }) => item.id);
    expect(await ids({ q: number })).toEqual([id]);
    expect(await ids({ customerId: 'finder', status: 'PENDING', sku: 'MUG', minTotal: '500' })).toEqual([id]);
    expect(await ids({ customerId: 'finder', hold: 'true' })).toEqual([]);
    expect(await ids({ customerId: 'finder', hold: 'false', maxTotal: '500' })).toEqual([id]);
    expect(await ids({ customerId: 'finder', maxTotal: '499' })).toEqual([]);
    expect(await ids({ customerId: 'finder', maxTotal: '', status: '' })).toEqual([id]);
    const [before, after] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
    expect(await ids({ customerId: 'finder', from: String(before), to: String(after) })).toEqual([id]);
    expect(await ids({ customerId: 'finder', from: String(after) })).toEqual([]);
    expect(await ids({ customerId: 'finder', to: String(before) })).toEqual([]);
    const omar = await api.as('omar', 'customer');
    expect((await omar.get('/api/orders')).body.items).toEqual([]);
  });

  test('finds by more than one status, by why it is held, and by the day of the shop', async () => {
    const [yesterdays, todays, shipped] = [
      await place('days', 'days-1'),
      await place('days', 'days-2'),
      await place('days', 'days-3'),
    ];
    const { prisma } = api.deps;
    const set = (id: string, data: Parameters<typeof prisma.order.update>[0]['data']) =>
      prisma.order.update({ where: { id }, data });
    // Midnight in Dhaka is 18:00 in UTC.
    await set(yesterdays, { createdAt: new Date('2026-03-25T17:59:59.999Z') });
    await set(todays, { createdAt: new Date('2026-03-25T18:00:00.000Z'), status: 'CANCELLED' });
    await set(shipped, { createdAt: new Date('2026-03-26T18:00:00.000Z'), status: 'SHIPPED' });
    const holds = [
      [yesterdays, 'COURIER'],
      [todays, 'FRAUD_REVIEW'],
    ] as const;
    await prisma.orderHold.createMany({
      data: holds.map(([orderId, reason]) => ({
        ...{ orderId, key: reason, reason, blocks: [], owner: 'support', since: new Date() },
      })),
    });
    const agent = await api.as('agent', 'support');
    const found = async (query: string) => {
      const { body } = await agent.get(`/api/admin/orders?customerId=days&sort=createdAt&${query}`);
      return body.items.map((item: { id: string }) => item.id);
    };
    expect(await found('status=PENDING,CANCELLED')).toEqual([yesterdays, todays]);
    expect(await found('status=PENDING&status=CANCELLED')).toEqual([yesterdays, todays]);
    expect(await found('hold=COURIER')).toEqual([yesterdays]);
    await set(shipped, { stage: 'Delivered', paymentStatus: 'VOIDED' });
    await set(todays, { stage: 'Delivered', paymentStatus: 'PAID' });
    expect(await found('unpaid=true')).toEqual([shipped]);
    await set(yesterdays, { toGiveBack: 1, closedAt: new Date() });
    expect(await found('overpaid=true')).toEqual([yesterdays]);
    expect(await found('from=2026-03-26')).toEqual([todays, shipped]);
    expect(await found('from=2026-03-26&to=2026-03-26')).toEqual([todays]);
  });

  test('refuses a cursor of another sort and a limit beyond the most', async () => {
    const agent = await api.as('agent', 'support');
    const { nextCursor } = (await agent.get('/api/admin/orders').query({ limit: '1' })).body;
    const other = await agent.get('/api/admin/orders').query({ cursor: nextCursor, sort: 'total' });
    const many = await agent.get('/api/admin/orders').query({ limit: '1000' });
    expect([other, many].map(({ status, body }) => [status, body.errors[0].parameter])).toEqual([
      [422, 'cursor'],
      [422, 'limit'],
    ]);
  });

  test('comes with counts that add up', async () => {
    const agent = await api.as('agent', 'support');
    const { body } = await agent.get('/api/admin/orders/counts');
    expect(body.total).toBe(await api.deps.prisma.order.count());
    const counted = await api.deps.prisma.order.groupBy({ by: ['status'], _count: true });
    const all = counted.map(({ status, _count: count }) => ({ status, count }));
    expect(body.counts).toEqual(expect.arrayContaining(all));
  });

  test('comes with counts of those that match what is looked for', async () => {
    for (let n = 0; n < 2; n += 1) await place('sought', `sought-${n}`, n + 1);
    const agent = await api.as('agent', 'support');
    const counts = async (query: Record<string, string>) =>
      (await agent.get('/api/admin/orders/counts').query(query)).body;
    expect(await counts({ customerId: 'sought' })).toMatchObject({ total: 2, held: 0 });
    const { total, counts: byStatus } = await counts({ customerId: 'sought', minTotal: '200' });
    expect(total).toBe(1);
    expect(byStatus.find((row: { status: string }) => row.status === 'PENDING').count).toBe(1);
    await api.deps.prisma.order.updateMany({
      where: { customerId: 'sought', itemCount: 2 },
      data: { holdReason: 'COURIER' },
    });
    expect(await counts({ customerId: 'sought' })).toMatchObject({ total: 2, held: 1 });
    expect(await counts({ q: 'nobody at all' })).toMatchObject({ total: 0, held: 0 });
  });
});

describe('the service', () => {
  test('describes itself and says what works', async () => {
    const [spec, ready, metrics, docs, auth] = await Promise.all(
      ['/openapi.json', '/readyz', '/metrics', '/docs/', '/auth/config'].map((path) =>
        request(api.app).get(path),
      ),
    );
    expect(spec?.body.openapi).toBe('3.1.1');
    expect(Object.keys(spec?.body.paths ?? {})).toContain(
      '/api/admin/orders/{id}/shipments/{shipmentId}/hand-over',
    );
    expect(ready?.status).toBe(200);
    expect(ready?.body).toEqual({
      status: 'degraded',
      degraded: ['temporal', 'worker', 'pathao'],
      parts: { database: 'up', temporal: 'down', worker: 'down', stripe: 'up', pathao: 'down' },
    });
    expect(metrics?.text).toContain('order_placements_total{outcome="placed"}');
    expect(docs?.text).toContain('swagger-ui');
    expect(auth?.body).toMatchObject({ devIssuer: true });
    expect(docs?.headers['content-security-policy']).toContain("script-src 'self'");
  });
});
