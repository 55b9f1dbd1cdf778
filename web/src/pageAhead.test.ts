import * as customerPages from './customerPages';
import { pageAhead } from './pageAhead';
import { router } from './router';

// What a page's code does is of no interest here: it takes long to compile.
const addressOf = (path: string): string => path.replaceAll(/\$\w+/g, '01ARZ3NDEKTSV4RRFFQ69G5FAV');

test('the code of every page for customers is fetched beside the application', () => {
  const pages = Object.values(customerPages).map(({ fullPath }) => fullPath);
  expect(router.routesByPath['/']).toBe(customerPages.shopPage);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.filter((path) => pageAhead(addressOf(path)) === undefined)).toEqual([]);
});

test.each(['/orders/', '/checkout/'])('%s is the page without the slash', (path) => {
  expect(pageAhead(path)).toBe(pageAhead(path.slice(0, -1)));
  expect(pageAhead(path)).toBeDefined();
});

test.each(['/nowhere', '/orders/1/2', '/admin', '/shop'])('%s fetches nothing ahead', (path) => {
  expect(pageAhead(path)).toBeUndefined();
});
