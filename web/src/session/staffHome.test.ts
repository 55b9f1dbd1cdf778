import type { Role } from '../../../domain/people/actor';
import { staffHome } from './staffHome';

test.each<[Role[], string]>([
  [['warehouse'], '/admin/packing'],
  [['warehouse', 'support'], '/admin/orders'],
  [['support'], '/admin/orders'],
  [['admin'], '/admin/orders'],
])('%j begin at %s', (roles, path) => expect(staffHome({ roles })).toBe(path));

test('nobody who is known begins at the orders', () => expect(staffHome(undefined)).toBe('/admin/orders'));
