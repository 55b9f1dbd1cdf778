import { deliveryEvents } from './events';

const { values, lines } = deliveryEvents.DeliveryCorrected;
const find = (where: string, word: string): string | undefined =>
  where === 'delivery.fields' && word === 'phone' ? 'the phone' : undefined;
const telling = {
  find,
  instant: (instant: string) => instant,
  money: () => '',
  amount: String,
  number: String,
};

test('a correction names its fields, also one that the pages have no word for', () => {
  expect(values?.({ corrected: ['phone', 'gate'] }, find)).toEqual({ fields: 'the phone, gate' });
});

test('staff read what each field was and is, and why; a customer neither', () => {
  const changes = {
    line2: { before: 'Flat 3B', after: null },
    phone: { before: '+8801711000001', after: '+8801811000002' },
  };
  const data = { corrected: ['phone', 'line2'], changes, reason: 'Called' };
  expect(lines?.(data, telling)).toEqual([
    { text: 'delivery.told.phone', values: { before: '+8801711000001', after: '+8801811000002' } },
    { text: 'delivery.told.line2', values: { before: 'Flat 3B', after: '–' } },
    { text: 'delivery.told.reason', values: { reason: 'Called' } },
  ]);
  expect(lines?.({ corrected: ['phone', 'line2'] }, telling)).toEqual([]);
});
