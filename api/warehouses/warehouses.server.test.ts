import { eventually } from '../../test/world/eventually';
import { startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';

let api: ApiUnderTest;
let asked = 0;
beforeAll(async () => {
  api = await startApiUnderTest();
});
afterAll(() => api.close());

const WAREHOUSES = '/api/admin/warehouses';

const as = (role: string) => api.as(role === 'admin' ? 'ayesha' : `a-${role}`, role);

/** A warehouse of its own for a test. */
async function open(fields: object = {}): Promise<string> {
  const code = `house-${(asked += 1)}`;
  const answer = await (await as('admin')).post(WAREHOUSES).send({ code, name: 'Another one', ...fields });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return `${WAREHOUSES}/${code}`;
}

/** Resolves when as many statements of this database wait for others to end. */
const untilWaiting = (many: number) =>
  eventually(async () => {
    const [row] = await api.deps.prisma.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return (row?.waiting ?? 0) >= many;
  });

const pointersOf = (body: { readonly errors?: readonly { readonly pointer?: string }[] }) =>
  body.errors?.map(({ pointer }) => pointer);

test('the shop has one warehouse, of which nobody has said when parcels leave', async () => {
  const { status, body } = await (await as('support')).get(WAREHOUSES);
  expect([status, body.items[0]]).toEqual([
    200,
    {
      ...{ code: 'main', name: 'Main warehouse', address: null, rank: 0, cutOff: null, weeklyHolidays: [] },
      ...{ dailyCapacity: null, costs: {}, pickup: false, active: true, closures: [], revision: 1 },
    },
  ]);
});

describe('a new warehouse', () => {
  const sylhet = {
    ...{ code: 'sylhet', name: 'Sylhet', cutOff: '15:00', weeklyHolidays: ['sat', 'fri'], dailyCapacity: 80 },
    address: { line1: '4 Zindabazar', city: 'Sylhet', country: 'Bangladesh', phone: '01711-000001' },
  };

  test('is read as it was made, with its address and its days in one form', async () => {
    const admin = await as('admin');
    const { status, body, headers } = await admin.post(WAREHOUSES).send(sylhet);
    expect([status, headers['location'], headers['etag']]).toEqual([201, `${WAREHOUSES}/sylhet`, '"1"']);
    expect(body).toMatchObject({
      ...{ ...sylhet, weeklyHolidays: ['fri', 'sat'], rank: 0, active: true, closures: [] },
      address: { line1: '4 Zindabazar', city: 'Sylhet', country: 'BD', phone: '+8801711000001' },
    });
    expect((await admin.get(`${WAREHOUSES}/sylhet`)).body).toEqual(body);
  });

  test('that is asked for once more is the same, and another of its code is refused', async () => {
    const admin = await as('admin');
    const body = { ...sylhet, code: 'twice' };
    await admin.post(WAREHOUSES).send(body);
    const again = await admin.post(WAREHOUSES).send(body);
    expect([again.status, again.headers['idempotency-replayed'], again.body.revision]).toEqual([
      ...[201, 'true', 1],
    ]);
    const other = await admin.post(WAREHOUSES).send({ ...body, name: 'Another' });
    expect([other.status, pointersOf(other.body)]).toEqual([422, ['/code']]);
  });

  test.each([
    [{ code: 'Sylhet' }, ['/code']],
    [{ code: 'x'.repeat(21) }, ['/code']],
    [{ name: '' }, ['/name']],
    [{ cutOff: '25:00' }, ['/cutOff']],
    [{ cutOff: '9:00' }, ['/cutOff']],
    [{ weeklyHolidays: ['fri', 'sat', 'fri'] }, ['/weeklyHolidays/2']],
    [{ weeklyHolidays: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] }, ['/weeklyHolidays']],
    [{ weeklyHolidays: ['friday'] }, ['/weeklyHolidays/0']],
    [{ dailyCapacity: 0 }, ['/dailyCapacity']],
    [{ dailyCapacity: -5 }, ['/dailyCapacity']],
    [{ dailyCapacity: 1.5 }, ['/dailyCapacity']],
    [{ rank: -1 }, ['/rank']],
    [{ address: { line1: '1', city: 'X', country: 'Nowhereistan' } }, ['/address/country']],
    [{ address: { line1: '1', city: 'X', country: 'BD', phone: '12' } }, ['/address/phone']],
    [{ address: { line1: '1', country: 'BD' } }, ['/address/city']],
    [{ colour: 'red' }, ['/colour']],
  ])('with %j is refused by the field', async (wrong, pointers) => {
    const admin = await as('admin');
    const { status, body } = await admin.post(WAREHOUSES).send({ code: 'wrong', name: 'Wrong', ...wrong });
    expect([status, pointersOf(body)]).toEqual([422, pointers]);
    expect((await admin.get(`${WAREHOUSES}/wrong`)).status).toBe(404);
  });
});

describe('a change', () => {
  test('replaces what it names, takes away what is null, and raises the revision', async () => {
    const path = await open({ cutOff: '15:00', dailyCapacity: 80, weeklyHolidays: ['fri'] });
    const admin = await as('admin');
    const change = { cutOff: '14:30', dailyCapacity: null };
    const { status, body, headers } = await admin.patch(path).set('If-Match', '"1"').send(change);
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ ...change, weeklyHolidays: ['fri'], revision: 2 });
    const same = await admin.patch(path).set('If-Match', '"2"').send(change);
    expect([same.status, same.body.revision]).toEqual([200, 2]);
  });

  test('says which revision it is about, or is refused', async () => {
    const path = await open();
    const admin = await as('admin');
    const rename = (etag?: string) => {
      const call = admin.patch(path);
      return (etag === undefined ? call : call.set('If-Match', etag)).send({ name: `For ${etag}` });
    };
    expect((await rename()).status).toBe(428);
    expect((await rename('"1"')).status).toBe(200);
    const late = await rename('"1"');
    expect([late.status, late.body.revision, late.headers['etag']]).toEqual([412, 2, '"2"']);
    expect((await admin.get(path)).body.name).toBe('For "1"');
    expect((await rename('*')).status).toBe(200);
  });

  test.each([
    [{ cutOff: '24:00' }, ['/cutOff']],
    [{ weeklyHolidays: ['fri', 'fri'] }, ['/weeklyHolidays/1']],
    [{ dailyCapacity: 0 }, ['/dailyCapacity']],
    [{ code: 'other' }, ['/code']],
  ])('of %j is refused by the field', async (wrong, pointers) => {
    const admin = await as('admin');
    const { status, body } = await admin.patch(`${WAREHOUSES}/main`).set('If-Match', '*').send(wrong);
    expect([status, pointersOf(body)]).toEqual([422, pointers]);
    expect((await admin.get(`${WAREHOUSES}/main`)).body.revision).toBe(1);
  });

  test('leaves one warehouse active, whoever asks at once', async () => {
    const { prisma } = api.deps;
    const path = await open();
    await prisma.warehouse.updateMany({ data: { active: false } });
    const [code = ''] = path.split('/').slice(-1);
    await prisma.warehouse.updateMany({ where: { code: { in: ['main', code] } }, data: { active: true } });
    const admin = await as('admin');
    const end = async (one: string) =>
      (await admin.patch(one).set('If-Match', '*').send({ active: false })).status;
    const answers = await prisma.$transaction(async (transaction) => {
      // Both are on their way before either is done.
      await transaction.$queryRaw`SELECT code FROM warehouses WHERE code = 'main' FOR UPDATE`;
      const first = end(`${WAREHOUSES}/main`);
      await untilWaiting(1);
      const second = end(path);
      await Promise.race([second, untilWaiting(2)]);
      return [first, second];
    });
    expect((await Promise.all(answers)).toSorted((one, other) => one - other)).toEqual([200, 409]);
    expect(await prisma.warehouse.count({ where: { active: true } })).toBe(1);
    await prisma.warehouse.updateMany({ data: { active: true } });
  });
});

describe('a closure', () => {
  const EID = { from: '2099-03-20', to: '2099-03-22', reason: 'Eid al-Fitr' };

  test('is there once, however often it is asked for, and goes', async () => {
    const path = await open();
    const keeper = await as('warehouse');
    const close = () => keeper.post(`${path}/closures`).send(EID);
    const answers = await Promise.all([close(), close(), close()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { closures, revision } = (await keeper.get(path)).body;
    expect([closures, revision]).toMatchObject([[EID], 1]);
    const gone = await keeper.delete(`${path}/closures/${closures[0].id}`);
    expect([gone.status, gone.body.closures]).toEqual([200, []]);
    expect((await keeper.delete(`${path}/closures/${closures[0].id}`)).status).toBe(404);
  });

  test.each([
    [{ from: '2099-03-25', to: '2099-03-24' }, ['/to']],
    [{ from: '2099-03-22', to: '2099-03-25' }, ['/from']],
    [{ from: '2099-13-01' }, ['/from']],
    [{ reason: '' }, ['/reason']],
  ])('with %j is refused by the field', async (wrong, pointers) => {
    const path = await open();
    const keeper = await as('warehouse');
    await keeper.post(`${path}/closures`).send(EID);
    const another = { from: '2099-04-01', to: '2099-04-02', reason: 'Strike', ...wrong };
    const { status, body } = await keeper.post(`${path}/closures`).send(another);
    expect([status, pointersOf(body)]).toEqual([422, pointers]);
    expect((await keeper.get(path)).body.closures).toHaveLength(1);
  });

  test('is of one warehouse: of another it is neither in the way nor taken away', async () => {
    const [one, other] = [await open(), await open()];
    const keeper = await as('warehouse');
    const { closures } = (await keeper.post(`${one}/closures`).send(EID)).body;
    expect((await keeper.delete(`${other}/closures/${closures[0].id}`)).status).toBe(404);
    expect((await keeper.post(`${other}/closures`).send(EID)).status).toBe(201);
    expect((await keeper.get(one)).body.closures).toHaveLength(1);
  });

  test('that is over is listed no more, and one that ends today is', async () => {
    const path = await open();
    const keeper = await as('warehouse');
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dhaka' }).format(new Date());
    await keeper.post(`${path}/closures`).send({ ...EID, from: '2026-01-01', to: '2026-01-02' });
    await keeper.post(`${path}/closures`).send({ ...EID, from: today, to: today });
    expect((await keeper.get(path)).body.closures).toMatchObject([{ from: today }]);
  });
});

test('everybody of the shop reads warehouses, those who work in them close them, administrators keep them', async () => {
  const path = await open();
  const statusesOf = async (role: string) => {
    const caller = await as(role);
    const closure = { from: '2099-05-01', to: '2099-05-01', reason: role };
    return [
      (await caller.get(path)).status,
      (await caller.post(`${path}/closures`).send(closure)).status,
      (await caller.patch(path).set('If-Match', '*').send({ name: role })).status,
    ];
  };
  expect(await statusesOf('customer')).toEqual([403, 403, 403]);
  expect(await statusesOf('finance')).toEqual([200, 403, 403]);
  expect(await statusesOf('warehouse')).toEqual([200, 201, 403]);
  expect(await statusesOf('admin')).toEqual([200, 422, 200]);
});

test('a warehouse that the shop doesn’t have is told so', async () => {
  const admin = await as('admin');
  const answers = await Promise.all([
    admin.get(`${WAREHOUSES}/nowhere`),
    admin.patch(`${WAREHOUSES}/nowhere`).set('If-Match', '*').send({ name: 'x' }),
    admin.post(`${WAREHOUSES}/nowhere/closures`).send({ from: '2099-01-01', to: '2099-01-01', reason: 'x' }),
    admin.delete(`${WAREHOUSES}/nowhere/closures/x`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
