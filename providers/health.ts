import type { ProvidersConfig } from './index';
import type { VendorHealth } from './resilience';

const PROBE_TIMEOUT_MS = 1_000;

/**
 * Asks whether each vendor's host answers at all, for processes that make no vendor calls of their own and so
 * have no breaker to read. Any answer below 500 counts: an unauthenticated call is meant to be refused.
 */
export async function probeVendors(
  config: Pick<ProvidersConfig, 'stripe' | 'pathao' | 'twilio' | 'sendgrid'>,
): Promise<Record<string, VendorHealth>> {
  const origins = {
    stripe: config.stripe.apiUrl ?? 'https://api.stripe.com',
    pathao: config.pathao.baseUrl,
    twilio: config.twilio.apiUrl ?? 'https://api.twilio.com',
    sendgrid: config.sendgrid.apiUrl ?? 'https://api.sendgrid.com',
  };
  const probes = Object.entries(origins).map(
    async ([vendor, origin]) => [vendor, await probe(origin)] as const,
  );
  return Object.fromEntries(await Promise.all(probes));
}

async function probe(origin: string): Promise<VendorHealth> {
  try {
    const response = await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return response.status < 500 ? 'up' : 'degraded';
  } catch {
    return 'degraded';
  }
}
