import { startMetricsServer, type MetricsServer } from './metricsServer';

let server: MetricsServer;
beforeAll(async () => {
  const metrics = async () => 'up 1\n';
  server = await startMetricsServer({ host: '127.0.0.1', port: 0, metrics, healthy: () => true });
});
afterAll(() => server.close());

test.each(['/metrics', '/metrics?module=worker', '/healthz', '/healthz?probe=1'])(
  '%s is answered, whatever parameters a prober adds',
  async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(200);
  },
);

test('there is nothing else', async () => {
  expect((await fetch(`${server.url}/metric?of=/metrics`)).status).toBe(404);
});
