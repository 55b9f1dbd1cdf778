import { formatReport } from './report';
import type { ReplaySummary } from './summary';

const SUMMARY: ReplaySummary = {
  file: 'feed.csv',
  startedAt: '2026-01-01T00:00:00.000Z',
  invoices: {
    total: 300,
    lines: 5_017,
    sales: 269,
    cancellations: 29,
    writeOffs: 2,
    refused: 0,
    refusedSales: 0,
  },
  catalogue: { created: 0, updated: 0, unchanged: 1_598 },
  stock: {
    opening: { pieces: 56_560, applied: 0, known: 4_788 },
    writeOffs: { pieces: -48, applied: 0, known: 2 },
  },
  credits: { amount: 186_633, recorded: 0, known: 29 },
  orders: { placedNow: 0, alreadyThere: 269, refused: 0, byStatus: { DELIVERED: 269 }, deliveredNow: 0 },
  money: { currency: 'GBP', inFile: 10_416_232, refused: 0, placed: 10_416_232, equal: true },
  pieces: { inFile: 56_523, placed: 56_523 },
  durations: { placingMs: 5_400, toDeliveredMs: null, placeP50Ms: 144.2, placeP99Ms: 479.9 },
  rates: { placementsPerSecond: 49.8, deliveredPerSecond: null },
  refused: [],
  stuck: [],
  waiting: [],
};

const lastLine = (text: string): string | undefined => text.split('\n').at(-1);

describe('the report', () => {
  it('names the money to the penny on both sides', () => {
    const report = formatReport({ ...SUMMARY, ok: true });
    expect(report).toMatch(/Money in the file +104,162\.32  GBP/);
    expect(report).toMatch(/Money placed +104,162\.32  GBP, equal to the penny/);
  });

  it('says by how much the money is off', () => {
    const money = { ...SUMMARY.money, placed: 10_416_231, equal: false };
    const report = formatReport({ ...SUMMARY, money, ok: false });
    expect(report).toMatch(/104,162\.31  GBP, -0\.01 off/);
    expect(lastLine(report)).toBe('NOT OK: the money differs.');
  });

  it('ends with what a second replay changed: nothing', () => {
    expect(lastLine(formatReport({ ...SUMMARY, ok: true }))).toBe(
      'OK: 0 new orders; all was there already, nothing was changed.',
    );
    const catalogue = { created: 0, updated: 1, unchanged: 1_597 };
    expect(lastLine(formatReport({ ...SUMMARY, catalogue, ok: true }))).toBe('OK: 0 new orders.');
  });

  it('lists what was refused, by line or as a whole', () => {
    const refused = [
      { invoiceNo: '1', row: 7, reason: 'the quantity is zero' },
      { invoiceNo: '2', row: null, reason: '422: Unknown product' },
    ];
    const report = formatReport({ ...SUMMARY, refused, ok: true });
    expect(report).toContain('invoice 1, line 7: the quantity is zero');
    expect(report).toContain('invoice 2: 422: Unknown product');
  });

  it('counts refused sales, and their money is part of what is in the file', () => {
    const money = { ...SUMMARY.money, placed: 10_415_992, refused: 240, equal: false };
    const invoices = { ...SUMMARY.invoices, sales: 268, refused: 1, refusedSales: 1 };
    const orders = { ...SUMMARY.orders, alreadyThere: 268 };
    const report = formatReport({ ...SUMMARY, invoices, orders, money, ok: false });
    expect(report).toMatch(/Money in the file +104,162\.32  GBP, 2\.40 of it in refused sales/);
    expect(lastLine(report)).toBe('NOT OK: 1 of 269 sales were refused; the money differs.');
  });

  it('tells orders that wait for people from those that are stuck', () => {
    const order = { invoiceNo: '1', orderId: 'ord_1', number: 'TL-1', status: 'CONFIRMED' as const };
    const waiting = [
      { ...order, holdReason: null },
      { ...order, holdReason: null },
      { ...order, holdReason: 'FRAUD_REVIEW' },
    ];
    const orders = { ...SUMMARY.orders, placedNow: 3 };
    const report = formatReport({ ...SUMMARY, orders, waiting, ok: true });
    expect(report).toMatch(
      /Stuck +0  orders\n +Waiting for people +3  orders: 2 to be packed, 1 to be reviewed/,
    );
    expect(lastLine(report)).toBe(
      'OK: every sale was placed once, for the money in the file; 3 wait for people to pack or review them.',
    );
  });

  it('lists the first stuck orders and counts the rest', () => {
    const stuck = Array.from({ length: 23 }, (_, index) => ({
      invoiceNo: `no-${index}`,
      orderId: `ord_${index}`,
      number: `TL-${index}`,
      status: 'PROCESSING' as const,
      holdReason: index === 0 ? 'COURIER' : null,
    }));
    const report = formatReport({ ...SUMMARY, stuck, ok: false });
    expect(report).toContain('invoice no-0: order TL-0 (ord_0) is PROCESSING, held for COURIER\n');
    expect(report).toContain('invoice no-19:');
    expect(report).not.toContain('invoice no-20:');
    expect(report).toContain('and 3 more');
    expect(lastLine(report)).toBe('NOT OK: 23 orders are not delivered.');
  });
});
