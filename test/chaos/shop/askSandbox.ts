import { fetchWithin } from './fetchWithin';

/** The machine may be busy with all that the run keeps alive. */
const PATIENCE_MS = 30_000;

/** What the simulated vendors say of themselves; the shape is that of their own control routes. */
export async function askSandbox<Body>(origin: string, path: string): Promise<Body> {
  const { text } = await fetchWithin(`${origin}${path}`, PATIENCE_MS);
  return JSON.parse(text) as Body;
}

/** The customer answers the bank's question, if there is one. */
export async function visitBank(origin: string, orderId: string, agrees: boolean): Promise<void> {
  const { paymentIntents } = await askSandbox<{
    readonly paymentIntents: readonly { readonly id: string; readonly status: string }[];
  }>(origin, `/sandbox/ledger?orderId=${orderId}`);
  const asking = paymentIntents.find(({ status }) => status === 'requires_action');
  if (!asking) return;
  const path = `/stripe/authenticate/${asking.id}/${agrees ? 'confirm' : 'refuse'}`;
  await fetchWithin(`${origin}${path}`, PATIENCE_MS, { method: 'POST', redirect: 'manual' });
}
