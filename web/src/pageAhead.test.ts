import { readAdminOrder } from './admin/order/api';
import { countOrders, listAdminOrders, PAGE_SIZE } from './admin/orderList/api';
import * as customerPages from './customerPages';
import { listOrders, readOrder, readTracking } from './orders/api';
import { asksAhead, pageAhead } from './pageAhead';
import { PAGES } from './pages';
import { setSession } from './session/session';

// What a page's code does is of no interest here: it takes long to compile.
const addressOf = (path: string): string => path.replaceAll(/\$\w+/g, '01ARZ3NDEKTSV4RRFFQ69G5FAV');

test('the code of every page for customers is fetched beside the application', () => {
  const pages = Object.values(customerPages).map(({ path }) => path);
  expect(PAGES).toEqual(expect.arrayContaining(Object.values(customerPages)));
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

describe('what a page asks the API is asked beside its code', () => {
  const { signal } = new AbortController();
  const session = (permissions: readonly 'workInBackOffice'[]) =>
    setSession({ ...{ token: 'token', id: 'somebody', roles: [] }, permissions });
  const at = (pathname: string, search = '') => asksAhead({ pathname, search });

  let asked: string[] = [];
  const fetching = jest.spyOn(globalThis, 'fetch');
  beforeEach(() => {
    asked = [];
    fetching.mockImplementation(async (url) => {
      asked.push(typeof url === 'string' ? url : '');
      return Response.json({});
    });
    globalThis.localStorage = { setItem: () => undefined, removeItem: () => undefined } as never;
    session(['workInBackOffice']);
  });
  afterAll(() => {
    setSession(undefined);
    fetching.mockRestore();
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  test.each([
    ['/orders', () => [listOrders(undefined, signal)]],
    ['/orders/ord_1', () => [readOrder('ord_1', signal), readTracking('ord_1', signal)]],
    ['/admin/orders', () => [listAdminOrders({}, { limit: PAGE_SIZE }, signal), countOrders({}, signal)]],
    ['/admin/orders/ord_1', () => [readAdminOrder('ord_1', signal)]],
  ])('%s', async (path, ask) => {
    await Promise.all(ask());
    expect(at(path)).toEqual(asked);
    expect(at(`${path}/`)).toEqual(asked);
  });

  test('a list with filters asks for itself', () => {
    expect(at('/admin/orders', '?status=CONFIRMED')).toEqual([]);
  });

  test('a page of staff asks nothing for customers', () => {
    session([]);
    expect(at('/admin/orders')).toEqual([]);
    expect(at('/orders')).not.toEqual([]);
  });
});
