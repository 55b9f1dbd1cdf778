import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROBLEM_CODES } from '../api/schema/problem';
import { createOrderRequest } from '../api/schema/order';
import { refundRequest } from '../api/schema/money/refunds';
import { SEED_CATALOGUE } from '../prisma/seed/seedCatalogue';
import { ROUTES } from '../api/routes';
import { paymentMethodOf } from '../sandbox/stripe/intent';
import { DEMO_CUSTOMER } from '../web/src/session/personas';
import { TEST_CARDS } from '../web/src/shop/checkout/testCards';

const page = readFileSync(path.resolve(__dirname, '..', 'docs', 'api.md'), 'utf8');

test('the first example orders what every shop of the demo has, in its currency', () => {
  const [, json = ''] =
    /curl -si http:\/\/localhost:3000\/api\/orders \\\n[^']*'[^']*' -H '[^']*' \\\n\s*-d '([^']*)'/.exec(
      page.replace(/-H "[^"]*" /, ''),
    ) ?? [];
  const { currency, lines = [] } = createOrderRequest.parse(JSON.parse(json));
  const product = SEED_CATALOGUE.find(({ sku }) => sku === lines[0]?.sku);
  expect(currency).toBe('BDT');
  expect(product?.openingStock).toBeGreaterThan(lines[0]?.quantity ?? Infinity);
  const [, category] = /\/api\/products\?currency=BDT&category=(\w+)/.exec(page) ?? [];
  expect(product?.category).toBe(category);
});

test('the example of a refund is one that every order can be asked for: the demo asks nothing for a delivery', () => {
  const [, json = ''] = /\/refunds" [^\n]*\n\s*-d '([^']*)'/.exec(page) ?? [];
  const asked = refundRequest.parse(JSON.parse(json));
  expect(asked).toMatchObject({ lines: [{ id: '1', quantity: 1 }] });
  expect(asked).not.toHaveProperty('shipping');
});

test('the cards of the sandbox are told, and none that it lacks', () => {
  const [, section = ''] = page.split('\n### Cards of the sandbox\n');
  const told = [...(section.split('\n## ')[0] ?? '').matchAll(/`(pm_card_\w+)`/g)].map(
    ([, card]) => card ?? '',
  );
  expect(told).toEqual(expect.arrayContaining(TEST_CARDS.map(({ token }) => token)));
  expect(told.filter((card) => paymentMethodOf(card) === undefined)).toEqual([]);
});

test('who buys in an example is the customer of the demo', () => {
  const buyers = [...page.matchAll(/--sub (\S+) --role customer/g)].map(([, id]) => id);
  expect(new Set(buyers)).toEqual(new Set([DEMO_CUSTOMER.id]));
});

test('every problem is told', () => {
  expect(PROBLEM_CODES.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

test('every path that is told is one', () => {
  const paths = [...page.matchAll(/`(?:GET|POST|PUT|DELETE) (\/api\/[^\s`?]*)/g)].map(
    ([, told = '']) => told,
  );
  expect(paths.length).toBeGreaterThan(5);
  const known = new Set(ROUTES.map((route) => route.path));
  expect(paths.filter((told) => !known.has(told))).toEqual([]);
});
