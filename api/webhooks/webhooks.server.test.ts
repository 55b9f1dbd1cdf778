import { createHash } from 'node:crypto';
import request from 'supertest';
import type { ReceivedWebhook } from '../../domain/notifications/webhook';
import { orderOf, startApiUnderTest, type ApiUnderTest } from '../testing/apiUnderTest';
import type { WebhookReader } from '../../providers/webhooks';
import { eventually } from '../../test/world/eventually';

/** A vendor that signs with a shared secret and words its events as we do. */
const reader: WebhookReader = {
  provider: 'acme',
  responseHeaders: { 'X-Acme-Seen': 'yes' },
  read({ rawBody, headers, url }) {
    const expected = createHash('sha256').update(`secret${url}`).update(rawBody).digest('hex');
    if (headers['x-acme-signature'] !== expected) {
      throw Object.assign(new Error('forged'), { name: 'WebhookForged' });
    }
    return JSON.parse(rawBody.toString('utf8')) as ReceivedWebhook[];
  },
};

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApiUnderTest({
    webhooks: { payments: { acme: reader }, couriers: {}, messaging: { acme: reader } },
  });
  await api.stock('MUG', 100);
});
afterAll(() => api.close());

const deliver = (subject: string, events: readonly ReceivedWebhook[], secret = 'secret') =>
  deliverBody(subject, JSON.stringify(events), secret);

function deliverBody(subject: string, body: string, secret = 'secret') {
  const url = `http://shop.example/webhooks/${subject}/acme`;
  return request(api.app)
    .post(`/webhooks/${subject}/acme`)
    .set('Content-Type', 'application/json')
    .set('X-Acme-Signature', createHash('sha256').update(`${secret}${url}`).update(body).digest('hex'))
    .send(body);
}

/** Handing on follows the answer. */
describe('a webhook', () => {
  test('whose signature does not hold is refused and not stored', async () => {
    const response = await deliver('payments', [{ eventId: 'forged', payload: {} }], 'guess');
    expect([response.status, response.body]).toMatchObject([
      401,
      {
        type: 'https://throughline.dev/problems/webhook-forged',
        title: 'The sender of the webhook is not proven',
      },
    ]);
    expect(await api.deps.prisma.webhookInbox.count({ where: { eventId: 'forged' } })).toBe(0);
  });

  test('is posted: another method is told so where a vendor sends, and finds nobody elsewhere', async () => {
    for (const method of ['get', 'put', 'delete'] as const) {
      const response = await request(api.app)[method]('/webhooks/messaging/acme');
      expect([response.status, response.headers['allow']]).toEqual([405, 'POST']);
      expect(response.body).toMatchObject({ type: 'https://throughline.dev/problems/method-not-allowed' });
    }
    expect((await request(api.app).get('/webhooks/messaging/constructor')).status).toBe(404);
  });

  test('of an unknown vendor finds nobody', async () => {
    const response = await request(api.app).post('/webhooks/payments/constructor').send({});
    expect(response.status).toBe(404);
  });

  test('that comes three times is stored once, whatever else comes with it', async () => {
    const event = { eventId: 'thrice', payload: { n: 1 } };
    const answers = await Promise.all([1, 2, 3].map(() => deliver('payments', [event])));
    await deliver('payments', [event, { eventId: 'other', payload: {} }]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]?.headers['x-acme-seen']).toBe('yes');
    const stored = await api.deps.prisma.webhookInbox.findMany({ orderBy: { id: 'asc' } });
    expect(stored.map(({ eventId }) => eventId).sort()).toEqual(['other', 'thrice']);
  });

  test('that holds what the database can not keep is stored all the same, with all that came with it', async () => {
    const bounce = { eventId: 'odd\0', payload: { reason: 'no such \ud800box\0', ['na\0me']: 1 } };
    const response = await deliver('messaging', [{ eventId: 'plain', payload: {} }, bounce]);
    expect(response.status).toBe(200);
    const stored = await api.deps.prisma.webhookInbox.findMany({
      where: { eventId: { in: ['plain', 'odd\ufffd'] } },
      orderBy: { id: 'asc' },
    });
    expect(stored.map(({ payload }) => payload)).toEqual([
      {},
      { reason: 'no such \ufffdbox\ufffd', 'na\ufffdme': 1 },
    ]);
  });

  test('as large as vendors make them is taken', async () => {
    const response = await deliver('messaging', [
      { eventId: 'large', payload: { text: 'x'.repeat(768_000) } },
    ]);
    expect(response.status).toBe(200);
  });

  test('for an order waits in the inbox while its workflow can not be reached', async () => {
    const mina = await api.as('mina', 'customer');
    const placed = await mina
      .post('/api/orders')
      .set('Idempotency-Key', 'w')
      .send(orderOf({ MUG: 1 }));
    const orderId = placed.body.id;
    const outcome = { outcome: 'authorized', reference: 'pi_1', amount: 255 } as const;
    const message = { kind: 'paymentEvent', orderId, payload: { paymentId: '1', outcome } } as const;
    const response = await deliver('payments', [{ eventId: 'later', payload: {}, message }]);
    expect(response.status).toBe(200);
    const stored = await api.deps.prisma.webhookInbox.findFirstOrThrow({ where: { eventId: 'later' } });
    expect(stored).toMatchObject({ orderId, message, handledAt: null });
  });

  test('takes a message only ever further', async () => {
    const { id } = await api.deps.prisma.notification.findFirstOrThrow();
    const others = await api.deps.prisma.notification.findMany({ where: { id: { not: id } } });
    const say = (eventId: string, status: 'SENT' | 'DELIVERED' | 'FAILED') =>
      deliver('messaging', [
        { eventId, payload: {}, message: { kind: 'notificationStatus', notificationId: id, status } },
      ]);
    const isNow = (status: string) => async () => {
      expect(await api.deps.prisma.notification.findUniqueOrThrow({ where: { id } })).toMatchObject({
        status,
      });
      return true;
    };
    const handled = (eventId: string) => async () => {
      const row = await api.deps.prisma.webhookInbox.findFirstOrThrow({ where: { eventId } });
      expect(row.handledAt).not.toBeNull();
      return true;
    };
    await say('m1', 'DELIVERED');
    await eventually(isNow('DELIVERED'));
    for (const [eventId, status] of [
      ['m2', 'SENT'],
      ['m3', 'FAILED'],
    ] as const) {
      await say(eventId, status);
      await eventually(handled(eventId));
      await isNow('DELIVERED')();
    }
    expect(await api.deps.prisma.notification.findMany({ where: { id: { not: id } } })).toEqual(others);
  });

  test('that no database can keep as it is, is acknowledged all the same, and kept as text', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const start = '[{"eventId":"deep","note":"'.padEnd(9_999, 'x');
    const response = await deliverBody('messaging', `${start}😀","payload":${deep}}]`);
    expect(response.status).toBe(200);
    const kept = await api.deps.prisma.webhookInbox.findFirstOrThrow({ where: { alert: 'unreadable' } });
    expect(kept.payload).toMatchObject({ unreadable: start });
  });

  test('whose id is longer than an index takes is stored once', async () => {
    const long = { eventId: 'x'.repeat(10_000), payload: { long: true } };
    for (const _again of [1, 2]) expect((await deliver('messaging', [long])).status).toBe(200);
    const rows = await api.deps.prisma.$queryRaw`SELECT 1 FROM webhook_inbox WHERE payload ? 'long'`;
    expect(rows).toHaveLength(1);
  });

  test('that is for a person to see to stands with the order that it names, or whose payment it names', async () => {
    const orderId = await api.place({ MUG: 1 }, 'disputed');
    await api.deps.prisma.payment.updateMany({
      where: { orderId },
      data: { provider: 'acme', reference: 'pay_7' },
    });
    const odd = (eventId: string, about: NonNullable<ReceivedWebhook['about']>) =>
      ({ eventId, payload: {}, alert: 'unknown-word', about }) as const;
    await deliver('payments', [
      odd('refund', { orderId }),
      odd('dispute', { payment: 'pay_7' }),
      odd('unknown', { payment: 'pay_8' }),
    ]);
    const rows = await api.deps.prisma.webhookInbox.findMany({
      where: { eventId: { in: ['refund', 'dispute', 'unknown'] } },
      orderBy: { id: 'asc' },
    });
    expect(rows.map((row) => row.orderId)).toEqual([orderId, orderId, null]);
  });

  test('about a dispute goes to the order whose payment it names, and is for a person where it names none of ours', async () => {
    const orderId = await api.place({ MUG: 1 }, 'disputes');
    const data = { provider: 'acme', reference: 'pay_9' };
    await api.deps.prisma.payment.updateMany({ where: { orderId }, data });
    const dispute = (eventId: string, reference: string): ReceivedWebhook => ({
      ...{ eventId, payload: {}, about: { payment: reference } },
      message: {
        kind: 'paymentDispute',
        payload: { outcome: 'disputed', reference, dispute: 'dp_1', state: 'OPEN' },
      },
    });
    await deliver('payments', [dispute('ours', 'pay_9'), dispute('theirs', 'pay_10')]);
    const read = (eventId: string) =>
      api.deps.prisma.webhookInbox.findFirstOrThrow({ where: { provider: 'acme', eventId } });
    await eventually(async () => (await read('theirs')).handledAt !== null);
    expect(await read('theirs')).toMatchObject({
      orderId: null,
      alert: 'unmatched',
      error: 'no such payment',
    });
    // The order's workflow can't be reached here: it waits for the sweeper.
    expect(await read('ours')).toMatchObject({ orderId, alert: null, handledAt: null });
  });

  test('that somebody has to look at is counted, and stands in a list that staff read page by page', async () => {
    const odd = (eventId: string, alert: 'unreadable' | 'unknown-word') => ({
      ...{ eventId, alert, payload: { event: 'order.odd', secret: 'who knows' } },
    });
    await deliver('messaging', [odd('odd-1', 'unknown-word'), odd('odd-2', 'unreadable')]);
    const counted = await api.deps.metrics.webhookAlerts.get();
    expect(counted.values).toContainEqual(
      expect.objectContaining({ labels: { provider: 'acme', reason: 'unknown-word' } }),
    );
    const nadia = await api.as('nadia', 'support');
    const first = await nadia.get('/api/admin/vendor-events?limit=1');
    expect(first.body.items).toEqual([
      {
        ...{
          id: expect.any(String),
          provider: 'acme',
          eventId: 'odd-2',
          word: 'order.odd',
          alert: 'unreadable',
        },
        ...{ orderId: null, receivedAt: expect.any(String) },
      },
    ]);
    const next = await nadia.get(`/api/admin/vendor-events?limit=1&cursor=${first.body.nextCursor}`);
    expect(next.body.items).toMatchObject([{ eventId: 'odd-1', alert: 'unknown-word' }]);
    const forged = Buffer.from(JSON.stringify(['-id', 'x', 'x'])).toString('base64url');
    expect((await nadia.get(`/api/admin/vendor-events?cursor=${forged}`)).status).toBe(422);
    const mina = await api.as('mina', 'customer');
    expect((await mina.get('/api/admin/vendor-events')).status).toBe(403);
  });
});
