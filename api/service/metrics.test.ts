import { createMetrics } from './metrics';

test('what alerts look for shows before it happens, so that its first time is an increase', async () => {
  const text = await createMetrics().registry.metrics();
  for (const outcome of ['restarted', 'repeated', 'failed']) {
    expect(text).toContain(`order_workflow_restarts_total{outcome="${outcome}"} 0`);
  }
  expect(text).toContain('order_placements_total{outcome="error"} 0');
});
