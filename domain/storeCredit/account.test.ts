import fc from 'fast-check';
import {
  captureEntries,
  CREDIT_KINDS,
  CREDIT_SIDES,
  enter,
  paymentCredit,
  type CreditBalance,
  type CreditEntry,
  type CreditSide,
} from './account';

const EMPTY: CreditBalance = { available: 0, reserved: 0 };

/** An account with its entries, those of each payment by its name. */
interface Books {
  readonly balance: CreditBalance;
  readonly entries: readonly (CreditEntry & { readonly of: string })[];
}

type Step = (books: Books) => Books;

const of = ({ entries }: Books, payment: string): readonly CreditEntry[] =>
  entries.filter((entry) => entry.of === payment);

/** Enters all or nothing, each key once: what the database's transaction does. */
function entered(books: Books, payment: string, asked: readonly CreditEntry[]): Books {
  const fresh = asked.filter(({ key }) => books.entries.every((entry) => entry.key !== key));
  const balance = fresh.reduce<CreditBalance | undefined>(
    (before, entry) => before && enter(before, entry),
    books.balance,
  );
  if (!balance) return books;
  return { balance, entries: [...books.entries, ...fresh.map((entry) => ({ ...entry, of: payment }))] };
}

const amount = fc.integer({ min: 1, max: 100 });
const payment = fc.constantFrom('1', '2', '3');
/** Few keys, so that calls are repeated. */
const nth = fc.integer({ min: 1, max: 4 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(nth, amount).map(
    ([n, much]): Step =>
      (books) =>
        entered(books, '', [{ key: `grant/${n}`, kind: 'GRANT', amount: much }]),
  ),
  fc.tuple(nth, amount, fc.constantFrom('RAISE', 'LOWER', 'EXPIRE')).map(
    ([n, much, kind]): Step =>
      (books) =>
        entered(books, '', [{ key: `${kind}/${n}`, kind, amount: much }]),
  ),
  fc.tuple(payment, amount).map(
    ([which, much]): Step =>
      (books) =>
        entered(books, which, [{ key: `${which}/authorize`, kind: 'RESERVE', amount: much }]),
  ),
  fc.tuple(payment, fc.option(amount, { nil: undefined })).map(
    ([which, part]): Step =>
      (books) =>
        entered(books, which, captureEntries(`${which}/capture`, paymentCredit(of(books, which)), part)),
  ),
  payment.map((which): Step => (books) => {
    const { open } = paymentCredit(of(books, which));
    return open > 0
      ? entered(books, which, [{ key: `${which}/void`, kind: 'RELEASE', amount: open }])
      : books;
  }),
  fc.tuple(payment, nth, amount).map(
    ([which, n, much]): Step =>
      (books) =>
        paymentCredit(of(books, which)).spent >= much
          ? entered(books, which, [{ key: `${which}/refund/${n}`, kind: 'RETURN', amount: much }])
          : books,
  ),
);

const balanceOf = (entries: readonly CreditEntry[], side: CreditSide): number =>
  entries.reduce((sum, { kind, amount: much }) => {
    const { debit, credit } = CREDIT_SIDES[kind];
    return sum + (debit === side ? much : 0) - (credit === side ? much : 0);
  }, 0);

test('ten thousand random lives of an account: never below nothing, its balance is what its entries say, no payment gives back more than it spent', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const books = steps.reduce<Books>((before, next) => next(before), { balance: EMPTY, entries: [] });
      const { balance, entries } = books;
      const payments = ['1', '2', '3'].map((which) => paymentCredit(of(books, which)));
      // Compared once a life: ten thousand lives of a dozen expectations each take longer to compare than to live.
      expect({
        balance,
        isNegative: balance.available < 0 || balance.reserved < 0,
        reservedByPayments: payments.reduce((sum, { open }) => sum + open, 0),
        keys: new Set(entries.map(({ key }) => key)).size,
        unsound: payments.filter(
          ({ asked = 0, open, spent }) => open < 0 || spent < 0 || open + spent > asked,
        ),
      }).toEqual({
        balance: { available: balanceOf(entries, 'available'), reserved: balanceOf(entries, 'reserved') },
        isNegative: false,
        reservedByPayments: balance.reserved,
        keys: entries.length,
        unsound: [],
      });
    }),
    { numRuns: 10_000 },
  );
});

test('an entry has two sides, and of nothing, or of more than there is, nothing is entered', () => {
  for (const kind of CREDIT_KINDS) {
    expect(CREDIT_SIDES[kind].debit).not.toBe(CREDIT_SIDES[kind].credit);
    expect(enter(EMPTY, { key: 'a', kind, amount: 0 })).toBeUndefined();
  }
  for (const kind of ['RESERVE', 'CAPTURE', 'RELEASE', 'EXPIRE', 'LOWER'] as const)
    expect(enter({ available: 9, reserved: 9 }, { key: 'a', kind, amount: 10 })).toBeUndefined();
  expect(enter({ available: 10, reserved: 0 }, { key: 'a', kind: 'RESERVE', amount: 10 })).toEqual({
    ...{ available: 0, reserved: 10 },
  });
});

test('a part that is taken gives the rest free, and no more is taken than is reserved', () => {
  const reserved: readonly CreditEntry[] = [{ key: 'r', kind: 'RESERVE', amount: 10 }];
  expect(captureEntries('c', paymentCredit(reserved), 7)).toEqual([
    { key: 'c', kind: 'CAPTURE', amount: 7 },
    { key: 'c/rest', kind: 'RELEASE', amount: 3 },
  ]);
  expect(captureEntries('c', paymentCredit(reserved), 11)).toEqual([
    { key: 'c', kind: 'CAPTURE', amount: 10 },
  ]);
  expect(captureEntries('c', paymentCredit([]))).toEqual([]);
  expect(paymentCredit([])).toEqual({ asked: undefined, open: 0, spent: 0 });
});

test('what was given back of a payment is not spent any more, and what was given free is not reserved', () => {
  const entry = (kind: CreditEntry['kind'], amount: number): CreditEntry => ({ key: kind, kind, amount });
  const made = [entry('RESERVE', 10), entry('CAPTURE', 7), entry('RELEASE', 3)];
  expect(paymentCredit(made)).toEqual({ asked: 10, open: 0, spent: 7 });
  expect(paymentCredit([...made, entry('RETURN', 2)])).toEqual({ asked: 10, open: 0, spent: 5 });
  expect(paymentCredit([entry('RESERVE', 10)])).toEqual({ asked: 10, open: 10, spent: 0 });
  expect(paymentCredit([])).toEqual({ asked: undefined, open: 0, spent: 0 });
});
