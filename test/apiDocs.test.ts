import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROBLEM_CODES } from '../api/schema/problem';
import { createOrderRequest } from '../api/schema/order';
import { SEED_CATALOGUE } from '../prisma/seed/seedCatalogue';
import { ROUTES } from '../api/routes';

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
