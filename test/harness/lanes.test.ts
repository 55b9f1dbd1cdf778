import { createTestDatabase } from './testDatabase';
import { testTemporal } from './testTemporal';

test.each([
  ['a database', createTestDatabase],
  ['the workflow engine', testTemporal],
])('a pure test that asks for %s is told to change its name', async (_what, ask) => {
  await expect(ask()).rejects.toThrow('rename the file to *.server.test.ts');
});
