import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import { deliver, storeWebhooks } from './webhookInbox';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest();
  await api.stock('MUG', 100);
  const mina = await api.as('mina', 'customer');
  for (const key of ['one', 'two']) {
    await mina
      .post('/api/orders')
      .set('Idempotency-Key', key)
      .send(orderOf({ MUG: 1 }));
  }
});
afterAll(() => api.close());

const NEWS = ['SENT', 'DELIVERED', 'FAILED'] as const;

test.each([
  ['QUEUED', NEWS],
  ['SENT', ['DELIVERED', 'FAILED']],
  ['DELIVERED', []],
  ['FAILED', []],
  ['SUPPRESSED', []],
] as const)(
  'a vendor’s word takes a message that is %s to %j at most, and no other message',
  async (from, to) => {
    const { notification } = api.deps.prisma;
    const [message, other] = await notification.findMany({ orderBy: { id: 'asc' } });
    const notificationId = message?.id ?? '';
    const reached: string[] = [];
    for (const status of NEWS) {
      await notification.update({ where: { id: notificationId }, data: { status: from } });
      const payload = { kind: 'notificationStatus', notificationId, status } as const;
      const event = { eventId: `${from}/${status}`, payload: {}, message: payload };
      const [stored] = await storeWebhooks(api.deps.prisma, 'acme', [event]);
      if (!stored) throw new Error('not stored');
      const nothing = await deliver(api.deps, stored);
      const { status: now } = await notification.findUniqueOrThrow({ where: { id: notificationId } });
      if (now !== from) reached.push(now);
      expect(nothing === undefined).toBe(now !== from);
    }
    expect(reached).toEqual(to);
    expect(await notification.findMany({ where: { id: { not: notificationId } } })).toEqual([other]);
  },
);
