import { ProviderRejected, ProviderUnavailable } from '../../providers/errors';
import { QUICK_POLICY, createOrderWorld, type OrderWorld } from '../../test/world/orderWorld';
import type { ActivityDeps } from '../deps';
import { sendNotifications } from './sendNotifications';

/** What becomes of one message: whom it goes to, and what its vendor makes of it. */
let world: OrderWorld;
let deps: ActivityDeps;

beforeAll(async () => {
  world = await createOrderWorld();
  await world.stock('PHONE', 1_000);
  ({ deps } = world);
});
beforeEach(() => world.vendors.reset());
afterAll(() => world.close());

const messageOf = (orderId: string) => world.prisma.notification.findFirstOrThrow({ where: { orderId } });

test('a message that can’t be sent now stays queued, and the next attempt need not wait for a lease', async () => {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.email = [
    () => {
      throw new ProviderUnavailable('sendgrid', 'answered 503');
    },
  ];
  await expect(sendNotifications(deps, orderId)).rejects.toMatchObject({
    type: 'ProviderUnavailable',
    nonRetryable: false,
  });
  const queued = { status: 'QUEUED', error: 'ProviderUnavailable', claimedUntil: null };
  expect(await messageOf(orderId)).toMatchObject(queued);
  await sendNotifications(deps, orderId);
  const { id, ...message } = await messageOf(orderId);
  expect(message).toMatchObject({ status: 'SENT', error: null, attempts: 2, providerRef: `EM-${id}` });
});

test('a message that its vendor refuses has failed, is not sent again and fails nothing else', async () => {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.email = [
    () => {
      throw new ProviderRejected('sendgrid', 'invalid_address', 'no');
    },
  ];
  await sendNotifications(deps, orderId);
  await sendNotifications(deps, orderId);
  expect(await messageOf(orderId)).toMatchObject({
    status: 'FAILED',
    error: 'invalid_address',
    sentAt: null,
  });
  expect(world.vendors.calls).toHaveLength(1);
});

test('what a message said is kept as it went out, also when its vendor’s answer was lost, and not what is true since', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const { number } = await world.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
  world.vendors.script.email = [
    () => {
      throw new ProviderUnavailable('sendgrid', 'took it and did not answer');
    },
  ];
  expect(await messageOf(orderId)).toMatchObject({ text: null, subject: null });
  await expect(sendNotifications(deps, orderId)).rejects.toMatchObject({ type: 'ProviderUnavailable' });
  await world.prisma.notification.updateMany({ where: { orderId }, data: { status: 'DELIVERED' } });
  await world.prisma.order.update({ where: { id: orderId }, data: { locale: 'bn' } });
  await sendNotifications(deps, orderId);
  expect(await messageOf(orderId)).toMatchObject({
    status: 'DELIVERED',
    subject: `We have your order ${number}`,
    text: expect.stringMatching(
      new RegExp(`^Thank you! We have received your order ${number} for .*\\. http`),
    ),
  });
});

test('what was not sent said nothing', async () => {
  const orderId = await world.write(QUICK_POLICY);
  await world.prisma.order.update({ where: { id: orderId }, data: { contactEmail: null } });
  await world.prisma.customer.update({ where: { id: 'cust_1' }, data: { email: null } });
  await sendNotifications(deps, orderId);
  expect(await messageOf(orderId)).toMatchObject({ status: 'SUPPRESSED', text: null, subject: null });
});

test('what the vendor’s own callback said meanwhile stays', async () => {
  const orderId = await world.write(QUICK_POLICY);
  world.vendors.script.email = [
    async () => {
      await world.prisma.notification.updateMany({ where: { orderId }, data: { status: 'DELIVERED' } });
      return { providerRef: 'EM-1' };
    },
  ];
  await sendNotifications(deps, orderId);
  expect(await messageOf(orderId)).toMatchObject({ status: 'DELIVERED' });
});

test('an order tells the address it was placed with, not the one on file, and nobody where there is none', async () => {
  const orders = [];
  for (let n = 0; n < 3; n += 1) orders.push(await world.write(QUICK_POLICY));
  const [orderId = '', other = '', unreachable = ''] = orders;
  const to: string[] = [];
  const { email } = world.vendors.messengers;
  const send: typeof email.send = (message) => {
    to.push(message.to);
    return email.send(message);
  };
  const noting = { ...deps, messengers: { ...deps.messengers, email: { ...email, send } } };
  const onFile = (address: string | null) =>
    world.prisma.customer.update({ where: { id: 'cust_1' }, data: { email: address } });
  const forget = { id: { in: [other, unreachable] } };
  await world.prisma.order.updateMany({ where: forget, data: { contactEmail: null } });
  await onFile('file@example.com');
  await sendNotifications(noting, orderId);
  await sendNotifications(noting, other);
  expect(to).toEqual(['rahim@example.com', 'file@example.com']);

  await onFile(null);
  await sendNotifications(noting, unreachable);
  expect(to).toEqual(['rahim@example.com', 'file@example.com']);
  expect(await messageOf(unreachable)).toMatchObject({ status: 'SUPPRESSED', error: 'no address on file' });
});

test('a message about a payment leads to the latest attempt', async () => {
  const orderId = await world.write(QUICK_POLICY);
  const payment = { orderId, method: 'card', provider: 'stripe', amount: 1, currency: 'BDT' };
  const again = { ...payment, id: '2', ordinal: 2, status: 'ACTION_REQUIRED', actionUrl: 'https://bank/2' };
  const first = { status: 'ACTION_REQUIRED', actionUrl: 'https://bank/1' };
  await world.prisma.payment.updateMany({ where: { orderId }, data: first });
  await world.prisma.payment.create({ data: again });
  await world.prisma.notification.updateMany({
    where: { orderId },
    data: { kind: 'paymentActionRequired' },
  });
  await sendNotifications(deps, orderId);
  expect(world.vendors.emails.get((await messageOf(orderId)).id)).toContain('https://bank/2');
});
