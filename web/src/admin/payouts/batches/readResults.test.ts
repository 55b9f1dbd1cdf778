import { readResults } from './readResults';

test('a bank’s file is read with its headings, whatever separates its columns', () => {
  const paid = { payoutId: 'po_1', outcome: 'PAID', reference: 'TX9' };
  const back = { payoutId: 'po_2', outcome: 'BOUNCED', reason: 'ACCOUNT_CLOSED' };
  for (const separator of [',', ';', '\t']) {
    const rows = [
      ['payout_id', 'status', 'reference', 'reason'],
      ["'po_1", 'paid', 'TX9', ''],
      ['po_2', 'Bounced', '', 'account_closed'],
    ];
    expect(readResults(`\uFEFF${rows.map((row) => row.join(separator)).join('\r\n')}`)).toEqual([paid, back]);
  }
});

test('a word that nobody knows and a reason in the bank’s own words are kept as they are', () => {
  expect(readResults('po_1, on hold\npo_2, BOUNCED, , Dormant account')).toEqual([
    { payoutId: 'po_1', outcome: 'ON HOLD' },
    { payoutId: 'po_2', outcome: 'BOUNCED', code: 'Dormant account' },
  ]);
});

test.each(['', 'hello', '1,2,3', 'po_1', 'po_1,', '"po_1'])('of "%s" nothing is read', (text) => {
  expect(readResults(text)).toEqual([]);
});
