import type { CreateOrderRequestJson } from '../schema/order';
import { searchText } from '../../domain/text/searchText';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 1_000, 100);
  await api.deps.prisma.product.create({
    data: { sku: 'WARRANTY', name: 'Warranty', price: 100, currency: 'GBP', stocked: false },
  });
});
afterAll(() => api.close());

const ADDRESS = orderOf({}).shippingAddress;
let keys = 0;

async function place(changes: Partial<CreateOrderRequestJson>, as = 'mina', sku = 'MUG') {
  const customer = await api.as(as, 'customer');
  return customer
    .post('/api/orders')
    .set('Idempotency-Key', `address-${(keys += 1)}`)
    .send(orderOf({ [sku]: 1 }, changes));
}

/** The id of an order that was taken. */
async function placed(changes: Partial<CreateOrderRequestJson>, as = 'mina'): Promise<string> {
  const { status, body } = await place(changes, as);
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.id;
}

async function quote(body: object) {
  const customer = await api.as('mina', 'customer');
  return customer
    .post('/api/checkouts')
    .send({ currency: 'GBP', lines: [{ sku: 'MUG', quantity: 1 }], ...body });
}

const pointersOf = ({ status, body }: { status: number; body: { errors?: { pointer: string }[] } }) => [
  status,
  (body.errors ?? []).map(({ pointer }) => pointer),
];

describe('where an order goes', () => {
  const { phone: _without, ...phoneless } = ADDRESS;
  const WRONG: readonly [string, object, string][] = [
    ['a country that is none', { ...ADDRESS, country: 'Nowhereistan' }, '/shippingAddress/country'],
    ['a country that is not shipped to', { ...ADDRESS, country: 'Germany' }, '/shippingAddress/country'],
    ['no phone', phoneless, '/shippingAddress/phone'],
    ['a fixed line', { ...ADDRESS, phone: '(02) 955-1234' }, '/shippingAddress/phone'],
    ['a name that nobody sees', { ...ADDRESS, name: '\u200b\u200d' }, '/shippingAddress/name'],
    ['a street that nobody sees', { ...ADDRESS, line1: '\u3164' }, '/shippingAddress/line1'],
    ['a city that nobody sees', { ...ADDRESS, city: '\u200b' }, '/shippingAddress/city'],
    ['a phone from abroad', { ...ADDRESS, phone: '+44 7700 900123' }, '/shippingAddress/phone'],
  ];

  test.each(WRONG)(
    'is refused with %s, by a quote and by a placement alike',
    async (_what, address, pointer) => {
      const before = await api.deps.prisma.order.count();
      const shippingAddress = address as CreateOrderRequestJson['shippingAddress'];
      expect(pointersOf(await quote({ shippingAddress }))).toEqual([422, [pointer]]);
      expect(pointersOf(await place({ shippingAddress }))).toEqual([422, [pointer]]);
      expect(await api.deps.prisma.order.count()).toBe(before);
    },
  );

  test('is quoted without an address, with one, and with what reaches the buyer alone', async () => {
    expect((await quote({})).status).toBe(201);
    expect((await quote({ shippingAddress: ADDRESS })).status).toBe(201);
    expect((await quote({ contact: { phone: '01711-000001' } })).status).toBe(201);
  });

  test.each([
    ['a fixed line', { contact: { phone: '+88029123456' } }, '/contact/phone'],
    ['no phone', { contact: { phone: 'call me' } }, '/contact/phone'],
    ['no email address', { contact: { email: 'mina' } }, '/contact/email'],
    ['a shipping method that is none', { shippingMethod: 'drone' }, '/shippingMethod'],
    ['no currency', { currency: 'taka' }, '/currency'],
    ['a product that is not sold', { lines: [{ sku: 'NONE', quantity: 1 }] }, '/lines/0/sku'],
    ['a product of another currency', { currency: 'BDT' }, '/lines/0/sku'],
    ['a quantity of none', { lines: [{ sku: 'MUG', quantity: 0 }] }, '/lines/0/quantity'],
  ])(
    'is refused with %s, by a placement and by a quote without an address',
    async (_what, change, pointer) => {
      expect(pointersOf(await quote(change))).toEqual([422, [pointer]]);
      expect(pointersOf(await place(change as Partial<CreateOrderRequestJson>))).toEqual([422, [pointer]]);
    },
  );

  test('is not kept by a quote, which is nobody’s address book', async () => {
    const { body } = await quote({ shippingAddress: ADDRESS, contact: { email: 'mina@example.com' } });
    const kept = await api.deps.prisma.checkout.findUniqueOrThrow({ where: { id: body.id } });
    expect(JSON.stringify(kept)).not.toMatch(/Mina|Lake Road|example\.com|1712345678/);
  });

  test('needs no phone when there is nothing to deliver', async () => {
    const { phone: _none, ...address } = ADDRESS;
    expect((await place({ shippingAddress: address }, 'mina', 'WARRANTY')).status).toBe(201);
  });

  test.each([
    ['Bangladesh', '+880 (0) 1711-000001'],
    ['bangladesh', '+880-01711-000001'],
    ['বাংলাদেশ', '1711000001'],
    ['BGD', '০১৭১১০০০০০১'],
  ])('is kept in one form: %s, %s', async (country, phone) => {
    const { body } = await place({ shippingAddress: { ...ADDRESS, country, phone } });
    expect(body.shippingAddress).toMatchObject({ country: 'BD', phone: '+8801711000001' });
    const row = await api.deps.prisma.order.findUniqueOrThrow({ where: { id: body.id } });
    expect(row.shippingAddress).toMatchObject({ country: 'BD', phone: '+8801711000001' });
    expect([row.recipientName, row.recipientPhone]).toEqual(['Mina Rahman', '+8801711000001']);
  });

  test('reads of an order from before that as of one today', async () => {
    const id = await placed({});
    await api.deps.prisma.$executeRaw`
      UPDATE orders SET shipping_address = shipping_address || '{"country": "Bangladesh", "phone": "01711-000001"}'
      WHERE id = ${id}`;
    const mina = await api.as('mina', 'customer');
    const { body } = await mina.get(`/api/orders/${id}`);
    expect(body.shippingAddress).toMatchObject({ country: 'BD', phone: '+8801711000001' });
  });
});

test('an order from before whose texts nobody sees can be read', async () => {
  const id = await placed({});
  await api.deps.prisma.$executeRaw`
    UPDATE orders SET shipping_address = shipping_address ||
      ${JSON.stringify({ name: '\u200b\u200d', line1: '\u3164', city: '\u200b', phone: '\u200b' })}::jsonb
    WHERE id = ${id}`;
  const mina = await api.as('mina', 'customer');
  const { status, body } = await mina.get(`/api/orders/${id}`);
  expect([status, body.shippingAddress]).toMatchObject([200, { name: '', line1: '', city: '' }]);
});

describe('a buyer', () => {
  test('is not called after whoever takes their first parcel', async () => {
    const gift = { ...ADDRESS, name: 'Salma Begum', phone: '01811000002' };
    const id = await placed({ shippingAddress: gift, contact: {} }, 'giver');
    const agent = await api.as('agent', 'support');
    const { body } = await agent.get(`/api/admin/orders/${id}`);
    expect(body.customer).toMatchObject({ id: 'giver', name: null, phone: null });
    expect(body.shippingAddress).toMatchObject({ name: 'Salma Begum', phone: '+8801811000002' });
    const account = { id: 'giver', name: 'Rahim Uddin', email: 'rahim@example.com', phone: '+8801711000003' };
    const contact = { name: ' Rahim  Uddin ', email: ' rahim@example.com ', phone: '01711-000003' };
    const next = await placed({ shippingAddress: gift, contact }, 'giver');
    expect((await agent.get(`/api/admin/orders/${next}`)).body.customer).toMatchObject(account);
  });

  test('and whoever takes the parcel both stand in the list', async () => {
    const gift = { ...ADDRESS, name: 'Rokeya Sultana' };
    await placed({ shippingAddress: gift, contact: { name: 'Abul Kashem' } }, 'listed');
    const agent = await api.as('agent', 'support');
    const { body } = await agent.get('/api/admin/orders?customerId=listed');
    expect(body.items).toMatchObject([{ customerName: 'Abul Kashem', recipientName: 'Rokeya Sultana' }]);
  });
});

describe('a search', () => {
  const found = async (q: string): Promise<string[]> => {
    const agent = await api.as('agent', 'support');
    const { status, body } = await agent.get('/api/admin/orders').query({ q });
    expect(status).toBe(200);
    return body.items.map(({ id }: { id: string }) => id).sort();
  };

  test('finds a phone in every form that it is written in', async () => {
    const forms = ['01710667011', '+8801710667011', '01710-667011'];
    const ids = await Promise.all([
      placed({ shippingAddress: { ...ADDRESS, phone: forms[0] } }, 'one'),
      placed({ contact: { phone: forms[1] } }, 'two'),
      placed({ shippingAddress: { ...ADDRESS, phone: forms[2] } }, 'three'),
    ]);
    const typed = [
      ...forms,
      '01710 667011',
      '+880 1710 667011',
      '1710667011',
      '০১৭১০৬৬৭০১১',
      '8801710667011',
      '0667011',
      '01710667',
    ];
    for (const q of typed) expect([q, await found(q)]).toEqual([q, [...ids].sort()]);
    expect(await found('01710667012')).toEqual([]);
  });

  test('finds whoever takes a gift', async () => {
    await placed({}, 'generous');
    const id = await placed({ shippingAddress: { ...ADDRESS, name: 'Shahana Parvin' } }, 'generous');
    expect(await found('Shahana')).toEqual([id]);
  });

  test.each([
    ['a blank of no width', 'Zq\u200bkarim', 'Zqkarim'],
    ['a soft hyphen', 'Zq\u00adSoft', 'ZqSoft'],
    ['a joiner that joins nothing', 'Zq\u200dLatin', 'ZqLatin'],
  ])('finds a name that was typed with %s, with it and without', async (_unseen, name, plain) => {
    const id = await placed({ shippingAddress: { ...ADDRESS, name } }, 'unseen');
    for (const words of [name, plain]) expect(await found(words)).toEqual([id]);
    const agent = await api.as('agent', 'support');
    expect((await agent.get(`/api/orders/${id}`)).body.shippingAddress.name).toBe(plain);
  });

  test.each([
    ['র\u200d্যাব আলী', 'র্যাব'],
    ['উদ্\u200cযাপন রায়', 'উদ্যাপন'],
    ['রহমান র্যাডো', 'র\u200d্যাডো'],
    ['👩\u200d🍳 Banu', '👩🍳 Ban'],
  ])('finds %j by %j: joiners count for nothing', async (name, q) => {
    const id = await placed(
      { shippingAddress: { ...ADDRESS, name }, contact: { name } },
      `joined-${name.length}`,
    );
    expect(await found(q)).toEqual([id]);
    expect(await found(name)).toEqual([id]);
  });

  test('finds what earlier releases stored with what nobody sees, whoever’s name it is', async () => {
    const recipient = await placed({}, 'stored-1');
    const customer = await placed({}, 'stored-2');
    await api.deps.prisma.$executeRaw`
      UPDATE orders SET recipient_name = ${'Zu\u200blfi\u00ad Karim'} WHERE id = ${recipient}`;
    await api.deps.prisma.$executeRaw`UPDATE customers SET name = ${'Wa\u2060sima'} WHERE id = 'stored-2'`;
    expect(await found('zulfi k')).toEqual([recipient]);
    expect(await found('Wasima')).toEqual([customer]);
  });

  test('leaves out in SQL exactly what it leaves out of what is typed', async () => {
    const unseen = Array.from({ length: 0x110000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter(
        (character) => searchText(character) === '' || /\p{Default_Ignorable_Code_Point}/u.test(character),
      );
    const id = await placed({}, 'unseen-all');
    const stored = async (name: string) => {
      await api.deps.prisma.$executeRaw`UPDATE orders SET recipient_name = ${name} WHERE id = ${id}`;
      const row = await api.deps.prisma.order.findUniqueOrThrow({ where: { id } });
      return row.recipientSearch;
    };
    expect(unseen).toContain('\u200d');
    expect(await stored(`Z${unseen.join('q')}k`)).toBe(`Z${'q'.repeat(unseen.length - 1)}k`);
    const seen = 'Rahim-Uddin, ১২ ড়াকা é ক্ষ 👩 ~\ufff9\u{e1000}\u2070\u200a';
    expect(await stored(seen)).toBe(searchText(seen));
  });

  test.each([
    ['é', 'Jose\u0301 Alvarez', 'Jos\u00e9 Alv'],
    ['ড়', 'তারেক পাহা\u09dcী', 'পাহা\u09a1\u09bcী'],
    ['য়', 'বিজ\u09af\u09bc রায়', 'বিজ\u09df'],
  ])('finds a name with %s, whichever way it was typed', async (_letter, name, q) => {
    const id = await placed({ shippingAddress: { ...ADDRESS, name } }, 'spelled');
    for (const words of [q, q.normalize('NFC'), q.normalize('NFD')]) expect(await found(words)).toEqual([id]);
    const agent = await api.as('agent', 'support');
    expect((await agent.get(`/api/orders/${id}`)).body.shippingAddress.name).toBe(name.normalize('NFC'));
  });
});
