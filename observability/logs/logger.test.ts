import { PassThrough } from 'node:stream';
import { createPrisma } from '../../prisma/client';
import { createLogger } from './logger';

function logged(err: unknown): { text: string; line: { err: { type: string; stack: string } } } {
  const written = new PassThrough();
  createLogger({ level: 'error', process: 'server' }, written).error({ err }, 'a fault');
  const text = String(written.read());
  return { text, line: JSON.parse(text) };
}

test('what a query asked for is in no line: it may be personal', async () => {
  const prisma = createPrisma('postgresql://nobody:nothing@127.0.0.1:1/none');
  const asking = prisma.order.findMany({ where: { contactEmail: 'mina@example.com', grandTotal: 1e30 } });
  const error: unknown = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  await prisma.$disconnect();
  expect(String(error)).toContain('mina@example.com');
  const { text, line } = logged(error);
  expect(text).not.toContain('mina');
  expect(line.err.type).toBe('PrismaClientValidationError');
  expect(line.err.stack).toMatch(/Unable to fit .+\n {4}at /);
});

test('an error is told with its message, its frames and its cause', () => {
  const { line } = logged(new Error('the outer', { cause: new Error('the inner') }));
  expect(line.err).toMatchObject({
    message: 'the outer',
    stack: expect.stringMatching(/^Error: the outer\n {4}at /),
    cause: { message: 'the inner' },
  });
});

test('what an error has beside its message is in no line: a database shows the row there', () => {
  const fault = (message: string): Error =>
    Object.assign(new Error(message), {
      detail: 'Failing row contains (mina@example.com)',
      parameters: ['mina'],
    });
  const { text } = logged(Object.assign(fault('the outer'), { cause: fault('the inner') }));
  expect(text).toContain('the inner');
  expect(text).not.toContain('mina');
});
