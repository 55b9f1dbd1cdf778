import { PEOPLE } from '../../domain/testing/orders';
import type { PrismaClient } from '../../prisma/client';
import { readOrder } from './orderReads';

/** A database whose order is at the next of these versions each time that it is read. */
function databaseAt(...versions: (number | undefined)[]): Pick<PrismaClient, 'order'> {
  const findFirst = () => {
    const version = versions.shift();
    return Promise.resolve(version === undefined ? null : { id: 'ord_1', version });
  };
  return { order: { findFirst } } as unknown as Pick<PrismaClient, 'order'>;
}

test('an order that changes while its parts are read is read again', async () => {
  expect(await readOrder(databaseAt(2, 3, 3, 4, 4, 4), 'ord_1', PEOPLE.customer)).toMatchObject({
    version: 4,
  });
  expect(await readOrder(databaseAt(2, 2, 3, 3), 'ord_1', PEOPLE.customer)).toMatchObject({ version: 2 });
});

test('an order that is erased meanwhile is not found', async () => {
  await expect(
    readOrder(databaseAt(2, undefined, undefined), 'ord_1', PEOPLE.customer),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
});
