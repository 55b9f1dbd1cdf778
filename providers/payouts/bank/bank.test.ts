import { startTestWorld, type Arrival, type TestWorld } from '../../../sandbox/testWorld';
import { ProviderRejected, ProviderUnavailable } from '../../errors';
import { WebhookForged } from '../../webhooks';
import type { PayoutBatch, PayoutBank } from '../payoutBank';
import { createBank } from './adapter';
import { createBankWebhookReader } from './webhook';
import { reportOf } from './words';

let world: TestWorld;
let bank: PayoutBank;
beforeAll(async () => {
  world = await startTestWorld({ speed: 1_000 });
  bank = createBank({ baseUrl: `${world.origin}/bank`, apiKey: 'sandbox-bank-key' });
});
afterAll(() => world.close());
afterEach(() => world.sandbox.faults.clear());

const batchOf = (id: string, account = '01711000001'): PayoutBatch => ({
  ...{ id, currency: 'BDT' },
  payouts: [{ payoutId: `po_${id}`, amount: 123_450, recipient: { method: 'bkash', account } }],
});
const reader = createBankWebhookReader({ webhookSecret: 'sandbox-bank-webhook' });

/** The bank's webhooks about a batch, as many as there are to come. */
async function toldOf(id: string, count: number): Promise<readonly Arrival[]> {
  const told = await world.arrived('/webhooks/payouts/bank', 1);
  const own = told.filter(({ rawBody }) => rawBody.toString().includes(`"${id}"`));
  return own.length >= count
    ? own
    : world.arrived('/webhooks/payouts/bank', told.length + 1).then(() => toldOf(id, count));
}

test('a batch that is put again is the same, and pays once', async () => {
  const first = await bank.submit(batchOf('again'));
  expect(await bank.submit(batchOf('again'))).toEqual(first);
  const [told] = await toldOf('again', 1);
  if (!told) throw new Error('nothing was told');
  expect(reader.read(told)).toMatchObject([
    {
      eventId: 'again/po_again/paid',
      message: {
        kind: 'payout',
        payload: {
          payoutId: 'po_again',
          word: 'PAID',
          amount: 123_450,
          reference: expect.stringMatching(/^TX/),
        },
      },
    },
  ]);
  expect(await bank.find('again')).toMatchObject([{ eventId: 'again/po_again/paid', word: 'PAID' }]);
});

test('a batch that the bank has not is none, and others than were put under an id are refused', async () => {
  expect(await bank.find('nobody')).toBeUndefined();
  await bank.submit(batchOf('other'));
  await expect(bank.submit(batchOf('other', '01711000002'))).rejects.toMatchObject({ code: 'batch_differs' });
  await expect(bank.submit({ ...batchOf('empty'), payouts: [] })).rejects.toThrow(ProviderRejected);
});

test.each(['timeout', 'timeoutAfterEffect', 'error5xx'] as const)(
  'of %s the outcome is not known',
  async (kind) => {
    world.sandbox.faults.add({ vendor: 'bank', operation: 'submit', kind, count: 1 });
    await expect(bank.submit(batchOf(kind))).rejects.toThrow(ProviderUnavailable);
  },
);

test('a key that is refused says nothing of the batch: others would meet the same', async () => {
  const stranger = createBank({ baseUrl: `${world.origin}/bank`, apiKey: 'wrong' });
  await expect(stranger.submit(batchOf('stranger'))).rejects.toThrow(ProviderUnavailable);
});

test('what fails and what comes back is told with why', async () => {
  await bank.submit(batchOf('unfound', '01711000404'));
  await toldOf('unfound', 1);
  expect(await bank.find('unfound')).toMatchObject([
    { word: 'BOUNCED', reason: 'ACCOUNT_NOT_FOUND', code: 'account_not_found' },
  ]);
});

test.each([
  ['accepted', undefined, true],
  ['under_review', undefined, false],
  ['constructor', undefined, false],
  ['returned', 'BOUNCED', true],
] as const)('the word %s means %s, and is known: %s', (status, word, isKnown) => {
  expect(reportOf('pb', { payout_id: 'po_1', status })).toMatchObject({ word, isKnown });
});

test('a word that no document names is left to a person', async () => {
  await bank.submit(batchOf('odd', '01711000406'));
  const [told] = await toldOf('odd', 1);
  if (!told) throw new Error('nothing was told');
  expect(reader.read(told)).toEqual([
    { eventId: 'odd/po_odd/under_review', payload: expect.anything(), alert: 'unknown-word' },
  ]);
});

test('a webhook that is overheard and sent again later, changed, or signed by another is forged', async () => {
  const [told] = world.arrivals;
  if (!told) throw new Error('nothing was told');
  const inTenMinutes = createBankWebhookReader(
    { webhookSecret: 'sandbox-bank-webhook' },
    () => Date.now() + 600_000,
  );
  expect(() => inTenMinutes.read(told)).toThrow(WebhookForged);
  const changed = { ...told, rawBody: Buffer.from(told.rawBody.toString().replace('paid', 'gone')) };
  expect(() => reader.read(changed)).toThrow(WebhookForged);
  expect(() => createBankWebhookReader({ webhookSecret: 'other' }).read(told)).toThrow(WebhookForged);
});
