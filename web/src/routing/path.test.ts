import { fillPath, matchPath } from './path';

const LABEL = '/admin/orders/$orderId/label/$shipmentId';

test('a path matches its address alone, with or without a slash at the end', () => {
  expect(matchPath(LABEL, '/admin/orders/a/label/b')).toEqual({ orderId: 'a', shipmentId: 'b' });
  expect(matchPath('/', '/')).toEqual({});
  expect(matchPath('/orders', '/orders/')).toEqual({});
});

test.each([
  [LABEL, '/admin/orders/a/label'],
  [LABEL, '/admin/orders/a/slip/b'],
  ['/', '/orders'],
  ['/orders', '/'],
  ['/orders/$orderId', '/orders/'],
  ['/orders/$orderId', '/orders//'],
  ['/orders/$orderId', '/orders/%'],
])('%s is not %s', (path, pathname) => {
  expect(matchPath(path, pathname)).toBeUndefined();
});

test('what stands in an address is escaped, and read as it was', () => {
  const address = fillPath('/orders/$orderId', { orderId: 'a/b ?' });
  expect(address).toBe('/orders/a%2Fb%20%3F');
  expect(matchPath('/orders/$orderId', address)).toEqual({ orderId: 'a/b ?' });
});
