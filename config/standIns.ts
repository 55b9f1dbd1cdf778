/**
 * What stands in for accounts and secrets outside production: the embedded database's and the sandbox's, which
 * everybody may know.
 */
export const STAND_INS = {
  DATABASE_URL: 'postgresql://throughline:throughline@127.0.0.1:5433/throughline',
  STRIPE_SECRET_KEY: 'sk_test_sandbox',
  STRIPE_WEBHOOK_SECRET: 'whsec_sandbox',
  PATHAO_CLIENT_ID: 'sandbox-client',
  PATHAO_CLIENT_SECRET: 'sandbox-secret',
  PATHAO_USERNAME: 'merchant@example.com',
  PATHAO_PASSWORD: 'sandbox-password',
  PATHAO_WEBHOOK_SECRET: 'sandbox-pathao-webhook',
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
  TWILIO_AUTH_TOKEN: 'sandbox-twilio-token',
  TWILIO_FROM: '+15005550006',
  SENDGRID_API_KEY: 'SG.sandbox',
  SENDGRID_FROM: 'orders@shop.example',
  UNIERP_API_KEY: 'sandbox-unierp-key',
} as const;

/** What production must be told: nothing stands in for these there. */
export const REQUIRED_IN_PRODUCTION = [
  'DATABASE_URL',
  'PAYLOAD_KEYS',
  'AUTH_ISSUER',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'PATHAO_CLIENT_ID',
  'PATHAO_CLIENT_SECRET',
  'PATHAO_USERNAME',
  'PATHAO_PASSWORD',
  'PATHAO_STORE_ID',
  'PATHAO_WEBHOOK_SECRET',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_FROM',
  'SENDGRID_API_KEY',
  'SENDGRID_FROM',
  'SENDGRID_WEBHOOK_PUBLIC_KEY',
] as const;

/**
 * Why production can't run on these variables, a sentence for each; none when it can. A vendor's webhook under a
 * secret that everybody knows would let anybody mark an order as paid.
 */
export function productionFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  if (given['NODE_ENV'] !== 'production') return [];
  // An ERP is a shop's choice: without its address there is none.
  const required =
    given['UNIERP_BASE_URL'] === undefined
      ? REQUIRED_IN_PRODUCTION
      : [...REQUIRED_IN_PRODUCTION, 'UNIERP_API_KEY'];
  const standIns: Readonly<Record<string, string>> = STAND_INS;
  return required.flatMap((name) => {
    const value = given[name];
    if (value === undefined) return [`${name}: must be set in production`];
    return value === standIns[name] ? [`${name}: is the sandbox’s, which production must not use`] : [];
  });
}
