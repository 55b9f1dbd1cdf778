import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import type { ActivityDeps } from '../deps';
import { closeTransaction } from './transactions';
import { authorizePayment, voidPayment } from './payment';

const HOUR = 3_600_000;

let world: OrderWorld;
/** Advanced by hand. */
let clock: number;
let deps: ActivityDeps;

beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
  deps = { ...world.deps, now: () => new Date(clock) };
});
beforeEach(() => {
  clock = Date.now();
  world.vendors.reset();
});
afterAll(() => world.close());

const found = { outcome: 'authorized', reference: 'pi_first', amount: 5_000_000 } as const;

/** An order whose first call to the gateway got no answer. */
async function unanswered(): Promise<string> {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.authorize = [
    () => {
      throw new ProviderUnavailable('stripe', 'no answer');
    },
  ];
  await expect(authorizePayment(deps, orderId, '1')).rejects.toMatchObject({ nonRetryable: false });
  world.vendors.calls.length = 0;
  return orderId;
}

const refuses = () => {
  throw new ProviderRejected('stripe', 'resource_missing', 'no such handle');
};

describe('a call whose answer was lost', () => {
  test('is repeated with its key while the gateway remembers it', async () => {
    const orderId = await unanswered();
    clock += 22 * HOUR;
    await expect(authorizePayment(deps, orderId, '1')).resolves.toMatchObject({ outcome: 'authorized' });
    expect(world.vendors.calls).toEqual([`authorize ${orderId}/authorize/1`]);
  });

  test('is looked up before it is repeated once the gateway may have forgotten the key', async () => {
    const orderId = await unanswered();
    clock += 24 * HOUR;
    world.vendors.script.find = [() => found];
    await expect(authorizePayment(deps, orderId, '1')).resolves.toEqual(found);
    expect(world.vendors.calls).toEqual([`find ${orderId}/1`]);
    const [row] = await world.prisma.paymentTransaction.findMany({ where: { orderId } });
    expect(row).toMatchObject({ status: 'SUCCEEDED', providerRef: 'pi_first' });
  });

  test('that the gateway never heard is made then', async () => {
    const orderId = await unanswered();
    clock += 24 * HOUR;
    await expect(authorizePayment(deps, orderId, '1')).resolves.toMatchObject({ outcome: 'authorized' });
    expect(world.vendors.calls).toEqual([`find ${orderId}/1`, `authorize ${orderId}/authorize/1`]);
  });
});

describe('giving free an attempt whose answer was lost', () => {
  test('has nothing to give free when the gateway refuses the call and knows of no other', async () => {
    const orderId = await unanswered();
    world.vendors.script.authorize = [refuses];
    await expect(voidPayment(deps, orderId, '1')).resolves.toMatchObject({ outcome: 'voided', amount: 0 });
    expect(world.vendors.calls).toEqual([`authorize ${orderId}/authorize/1`, `find ${orderId}/1`]);
  });

  test('voids what the first call reserved although the gateway refuses the second', async () => {
    const orderId = await unanswered();
    world.vendors.script.authorize = [refuses];
    world.vendors.script.find = [() => found];
    await expect(voidPayment(deps, orderId, '1')).resolves.toMatchObject({ reference: 'pi_first' });
    expect(world.vendors.calls).toContain(`void ${orderId}/void/1`);
  });

  test('never asks for a payment that was never asked for', async () => {
    const orderId = await world.write(QUICK_POLICY);
    await expect(voidPayment(deps, orderId, '1')).resolves.toMatchObject({ outcome: 'voided', amount: 0 });
    expect(world.vendors.calls).toEqual([]);
  });
});

test('an attempt that turns out to be declined has nothing to give free', async () => {
  const orderId = await unanswered();
  world.vendors.script.authorize = [() => ({ outcome: 'declined', code: 'card_declined' })];
  await expect(voidPayment(deps, orderId, '1')).resolves.toMatchObject({ outcome: 'voided', amount: 0 });
  expect(world.vendors.calls).toEqual([`authorize ${orderId}/authorize/1`]);
  expect(await ledgerOf(orderId)).toEqual({ AUTHORIZE: ['FAILED', null] });
});

test('an attempt that the gateway has cancelled itself is void by its reference, so that older words of it are known', async () => {
  const orderId = await unanswered();
  const outcome = { outcome: 'voided', reference: 'pi_gone', amount: 5_000_000 } as const;
  world.vendors.script.authorize = [() => outcome];
  await expect(voidPayment(deps, orderId, '1')).resolves.toEqual(outcome);
  expect(world.vendors.calls).toEqual([`authorize ${orderId}/authorize/1`]);
});

/** The ledger: each move's status and vendor's reference. */
async function ledgerOf(orderId: string): Promise<Record<string, readonly (string | null)[]>> {
  const rows = await world.prisma.paymentTransaction.findMany({ where: { orderId } });
  return Object.fromEntries(rows.map(({ kind, status, providerRef }) => [kind, [status, providerRef]]));
}

describe('authorizing a payment', () => {
  const authorized = { outcome: 'authorized', reference: 'pi_1', amount: 5_000_000 } as const;

  test('is written down before the gateway is asked, and what became of it afterwards', async () => {
    const orderId = await world.write(QUICK_POLICY);
    const before: unknown[] = [];
    world.vendors.script.authorize = [
      async () => {
        before.push(await ledgerOf(orderId));
        return authorized;
      },
    ];
    await authorizePayment(deps, orderId, '1');
    expect(before).toEqual([{ AUTHORIZE: ['PENDING', null] }]);
    expect(await ledgerOf(orderId)).toEqual({ AUTHORIZE: ['SUCCEEDED', 'pi_1'] });
  });

  test('that is repeated is one move of money, and a final one stays as it is', async () => {
    const orderId = await world.write(QUICK_POLICY);
    const meanwhile: unknown[] = [];
    world.vendors.script.authorize = [
      () => authorized,
      async () => {
        meanwhile.push(await ledgerOf(orderId));
        return authorized;
      },
    ];
    await authorizePayment(deps, orderId, '1');
    await authorizePayment(deps, orderId, '1');
    const final = { AUTHORIZE: ['SUCCEEDED', 'pi_1'] };
    expect(meanwhile).toEqual([final]);
    const late = { outcome: 'declined', reference: 'pi_2', code: 'late' } as const;
    await closeTransaction(deps, `${orderId}/authorize/1`, 'AUTHORIZE', late);
    expect(await ledgerOf(orderId)).toEqual(final);
  });

  test('that the customer has still to confirm is not over', async () => {
    const orderId = await world.write(QUICK_POLICY);
    world.vendors.script.authorize = [() => ({ outcome: 'actionRequired', reference: 'pi_1' })];
    await authorizePayment(deps, orderId, '1');
    expect(await ledgerOf(orderId)).toEqual({ AUTHORIZE: ['PENDING', null] });
  });
});
