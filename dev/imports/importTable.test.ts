import path from 'node:path';
import { explainImport } from './explainImport';
import { crowdedFolders, findFaults } from './findFaults';

/** What the table says of one import; a relative path names a file with its ending, or a folder with `/`. */
function explain(file: string, from: string, typeOnly = false): string | undefined {
  const target = from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from) : undefined;
  return explainImport({ file, from, target, typeOnly });
}

test('the repository keeps to the table, has no circle of imports and no crowded folder', () => {
  expect(findFaults(path.resolve(__dirname, '..', '..'))).toEqual([]);
});

describe('the table forbids', () => {
  test.each([
    ['domain/order/order.ts', '../../activities/payment/payment.ts'],
    ['domain/order/order.ts', '../../prisma/client.ts'],
    ['domain/order/order.ts', '../../config/config.ts'],
    ['domain/order/order.ts', 'zod'],
    ['domain/order/order.ts', 'node:crypto'],
    ['workflows/order.ts', '../activities/payment/payment.ts'],
    ['workflows/order.ts', '../prisma/client.ts'],
    ['workflows/order.ts', '../providers/errors.ts'],
    ['workflows/order.ts', '../observability/traces/tracing.ts'],
    ['workflows/order.ts', '../reference/country.ts'],
    ['domain/order/order.ts', '../../reference/phone.ts'],
    ['domain/order/order.ts', 'libphonenumber-js'],
    ['reference/phone.ts', '../prisma/client.ts'],
    ['providers/messaging/phone.ts', 'libphonenumber-js/max'],
    ['api/orders/orderList.ts', 'i18n-iso-countries/index'],
    ['web/src/main.tsx', '../../reference/phone.ts'],
    ['workflows/order.ts', '@temporalio/client'],
    ['workflows/order.ts', '@tedious/driver'],
    ['workflows/order.ts', 'node:fs'],
    ['activities/payment/payment.ts', '../../api/app.ts'],
    ['activities/payment/payment.ts', '../../workflows/order.ts'],
    ['activities/payment/payment.ts', '../../providers/payments/stripe/adapter.ts'],
    ['activities/payment/payment.ts', '../../providers/erroneous.ts'],
    ['activities/payment/payment.ts', '../../observability/traces/tracing.ts'],
    ['activities/payment/payment.ts', 'stripe'],
    ['providers/payments/stripe/adapter.ts', '../../../prisma/client.ts'],
    ['providers/payments/stripe/adapter.ts', '../../../activities/payment/payment.ts'],
    ['providers/payments/stripe/adapter.ts', '../../../config/config.ts'],
    ['providers/resilience.ts', '../observability/traces/tracing.ts'],
    ['providers/resilience.ts', '@temporalio/common'],
    ['api/orders/customerRoutes.ts', '../../activities/payment/payment.ts'],
    ['api/orders/customerRoutes.ts', '../../providers/payments/stripe/adapter.ts'],
    ['api/orders/customerRoutes.ts', '../../workflows/order.ts'],
    ['api/orders/customerRoutes.ts', '../../workflows/mesh.ts'],
    ['api/orders/customerRoutes.ts', '../../workflows/engine/seal.ts'],
    ['api/orders/customerRoutes.ts', '../../config/config.ts'],
    ['api/orders/customerRoutes.ts', '../deps.ts'],
    ['api/orders/customerRoutes.ts', '../testing/apiUnderTest.ts'],
    ['prisma/client.ts', '../api/app.ts'],
    ['config/config.ts', '../api/app.ts'],
    ['temporal/client.ts', '../workflows/order.ts'],
    ['observability/traces/tracing.ts', '../../config/config.ts'],
    ['observability/traces/tracing.ts', '../../api/deps.ts'],
    ['observability/metrics/workerMetrics.ts', '../../activities/observer.ts'],
    ['observability/traces/traceVendors.ts', '../../providers/resilience.ts'],
    ['observability/traces/workflowSpans.ts', '../../workflows/engine/tracing/tracing.ts'],
    ['sandbox/stripe/routes.ts', '../../providers/payments/stripe/adapter.ts'],
    ['sandbox/stripe/routes.ts', '../../domain/order/status.ts'],
    ['sandbox/stripe/routes.ts', '../../prisma/client.ts'],
    ['web/src/main.tsx', '../../prisma/client.ts'],
    ['web/src/main.tsx', '../../api/schema/order.ts'],
    ['web/src/main.tsx', '../../domain/order/status.ts'],
    ['web/src/main.tsx', '../../domain/'],
    ['web/src/main.tsx', '../../'],
    ['web/src/main.tsx', '../../api/schema/'],
    ['web/src/main.tsx', './shop/testing/'],
    ['web/src/main.tsx', '/@fs/anywhere/domain/order/status.ts'],
    ['web/src/main.tsx', '/../domain/order/status.ts'],
    ['web/src/main.tsx', '/'],
    ['workflows/order.ts', 'file:///anywhere/prisma/client.ts'],
    ['dev/demo.ts', '/anywhere/test/world/stack.ts'],
    ['server.ts', './test/world/stack.ts'],
    ['dev/demo.ts', '../test/world/stack.ts'],
  ])('%s the import of %s', (file, from) => {
    expect(explain(file, from)).toContain(`${file} imports ${from}`);
  });

  test.each([
    ['domain/order/order.ts', '../../activities/observer.ts'],
    ['workflows/order.ts', '../prisma/client.ts'],
    ['activities/payment/payment.ts', '../../api/deps.ts'],
    ['providers/resilience.ts', '../prisma/client.ts'],
    ['api/orders/customerRoutes.ts', '../../activities/index.ts'],
    ['web/src/main.tsx', '../../api/app.ts'],
    ['web/src/main.tsx', '../../activities/index.ts'],
    ['sandbox/stripe/routes.ts', '../../providers/errors.ts'],
  ])('%s even the types of %s', (file, from) => {
    expect(explain(file, from, true)).toContain('(types)');
  });
});

describe('the table allows', () => {
  test.each([
    ['domain/order/order.ts', '../money/money.ts'],
    ['workflows/order.ts', '../domain/order/order.ts'],
    ['workflows/order.ts', './engine/run.ts'],
    ['workflows/order.ts', '@temporalio/workflow'],
    ['activities/payment/payment.ts', '../../domain/order/order.ts'],
    ['activities/payment/payment.ts', '../../prisma/client.ts'],
    ['activities/payment/payment.ts', '../../providers/errors.ts'],
    ['activities/payment/payment.ts', '@temporalio/activity'],
    ['activities/payment/payment.ts', 'node:crypto'],
    ['providers/payments/stripe/adapter.ts', 'stripe'],
    ['providers/payments/stripe/adapter.ts', '../../resilience.ts'],
    ['api/orders/customerRoutes.ts', '../../workflows/messages.ts'],
    ['api/engine/orderStarter.ts', '../../workflows/engine/searchAttributes.ts'],
    ['api/http/requestLog.ts', '../../observability/logs/logContext.ts'],
    ['api/http/route.ts', '../deps.ts'],
    ['api/orders/orders.server.test.ts', '../deps.ts'],
    ['observability/metrics/backlog.ts', '../../domain/order/status.ts'],
    ['observability/metrics/backlog.ts', '../../prisma/client.ts'],
    ['observability/traces/traceHeader.ts', '../../workflows/engine/tracing/traceHeader.ts'],
    ['server.ts', './api/deps.ts'],
    ['workflows/order.server.test.ts', '../test/world/orderWorld.ts'],
    ['web/src/main.tsx', 'react'],
    ['web/src/main.tsx', './admin/'],
    ['web/src/admin/pages.ts', '../'],
    ['web/src/admin/pages.test.ts', '../../../domain/'],
  ])('%s the import of %s', (file, from) => {
    expect(explain(file, from)).toBeUndefined();
  });

  test.each([
    ['workflows/order.ts', '../activities/index.ts'],
    ['activities/payment/payment.ts', '../../providers/payments/gateway.ts'],
    ['api/deps.ts', '../providers/webhooks.ts'],
    ['observability/metrics/workerMetrics.ts', '../../activities/observer.ts'],
    ['sandbox/stripe/routes.ts', '../../domain/order/status.ts'],
    ['web/src/main.tsx', '../../api/schema/order.ts'],
  ])('%s the types of %s', (file, from) => {
    expect(explain(file, from, true)).toBeUndefined();
  });
});

test('a folder that the table does not know asks for a row', () => {
  expect(() => explain('warehouse/pick.ts', 'zod')).toThrow('Give warehouse/ a row');
});

describe('a crowded folder', () => {
  const sources = (folder: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${folder}/file${index}.ts`);

  test('is one with more than fifteen sources, tests not counted', () => {
    expect(crowdedFolders([...sources('api/orders', 15), 'api/orders/orders.server.test.ts'])).toEqual([]);
    expect(crowdedFolders(sources('api/orders', 16))).toEqual([
      expect.stringContaining('api/orders/ holds 16'),
    ]);
  });

  test('is none when it has folders of its own', () => {
    expect(crowdedFolders([...sources('api/orders', 16), 'api/orders/list/list.ts'])).toEqual([]);
  });
});
