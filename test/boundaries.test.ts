import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-boundaries-'));
  copyFileSync(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the linter says of a file in that folder which imports that. */
function lint(place: string, imported: string): string {
  const file = path.join(folder, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `import { something } from '${imported}';\nexport const used = something;\n`);
  const oxlint = path.join(root, 'node_modules', '.bin', 'oxlint');
  const { stdout } = spawnSync(oxlint, ['--format', 'unix', place], { cwd: folder, encoding: 'utf8' });
  rmSync(file);
  return stdout;
}

test.each([
  ['domain/order/order.ts', '../activities/payment'],
  ['domain/order/order.ts', '../prisma/client'],
  ['domain/order/order.ts', 'zod'],
  ['workflows/order.ts', '../activities/payment'],
  ['workflows/order.ts', '../prisma/client'],
  ['workflows/order.ts', '../providers/errors'],
  ['workflows/order.ts', '@temporalio/client'],
  ['workflows/order.ts', 'node:fs'],
  ['activities/payment/payment.ts', '../api/app'],
  ['activities/payment/payment.ts', '../workflows/order'],
  ['activities/payment/payment.ts', '../providers/payments/stripe'],
  ['providers/payments/stripe/adapter.ts', '../../prisma/client'],
  ['providers/payments/stripe/adapter.ts', '../../activities/payment'],
  ['api/orders/customerRoutes.ts', '../../activities/payment'],
  ['api/orders/customerRoutes.ts', '../../providers/payments/stripe'],
  ['api/orders/customerRoutes.ts', '../../workflows/order'],
  ['prisma/client.ts', '../api/app'],
  ['observability/traces/tracing.ts', '../config'],
  ['observability/traces/tracing.ts', '../api/deps'],
  ['observability/metrics/workerMetrics.ts', '../activities/observer'],
  ['observability/traces/traceVendors.ts', '../providers/resilience'],
  ['observability/traces/workflowSpans.ts', '../workflows/tracing'],
  ['activities/payment/payment.ts', '../observability/tracing'],
  ['providers/resilience.ts', '../observability/tracing'],
  ['workflows/order.ts', '../observability/tracing'],
  ['sandbox/stripe/routes.ts', '../../providers/payments/stripe'],
  ['sandbox/stripe/routes.ts', '../../prisma/client'],
  ['web/src/main.ts', '../../prisma/client'],
  ['web/src/main.ts', '../../activities/payment'],
])('%s may not import %s', (place, imported) => {
  expect(lint(place, imported)).toContain('no-restricted-imports');
});

test.each([
  ['domain/order/order.ts', './money'],
  ['workflows/order.ts', '../domain/order'],
  ['workflows/order.ts', '@temporalio/workflow'],
  ['activities/payment/payment.ts', '../domain/order'],
  ['activities/payment/payment.ts', '../prisma/client'],
  ['api/orders/customerRoutes.ts', '../../workflows/messages'],
  ['providers/payments/stripe/adapter.ts', 'stripe'],
  ['observability/metrics/backlog.ts', '../domain/status'],
  ['observability/metrics/backlog.ts', '../prisma/client'],
  ['observability/traces/traceHeader.ts', '../workflows/traceHeader'],
  ['api/http/requestLog.ts', '../../observability/logs/logContext'],
])('%s may import %s', (place, imported) => {
  expect(lint(place, imported)).not.toContain('no-restricted-imports');
});
