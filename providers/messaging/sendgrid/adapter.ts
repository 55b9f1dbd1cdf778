import Client from '@sendgrid/client/src/classes/client';
import MailService from '@sendgrid/mail/src/classes/mail-service';
import { errorOfStatus, noAnswer } from '../../answers';
import { createGuard, type VendorGuard } from '../../resilience';
import type { Messenger } from '../messenger';

const PROVIDER = 'sendgrid';

export interface SendgridConfig {
  readonly apiKey: string;
  readonly from: string;
  /** Undefined: SendGrid itself. */
  readonly apiUrl: string | undefined;
}

/**
 * Emails through SendGrid. SendGrid knows no idempotency key: a call that timed out after it took effect sends
 * the email twice when repeated.
 */
export function createSendgridSender(
  config: SendgridConfig,
  guard: VendorGuard = createGuard(PROVIDER),
): Messenger {
  const mail = createMailService(config, guard.limits.timeoutMs);
  return {
    provider: PROVIDER,
    send: ({ notificationId, to, subject, text, html }) =>
      guard.run(async () => {
        const message = { to, from: config.from, subject, text, html, customArgs: { notificationId } };
        const [response] = await mail.send(message).catch((error: unknown) => {
          throw failureOf(error);
        });
        return { providerRef: messageIdOf(response.headers) };
      }),
  };
}

/** A client of its own: the package's default one is shared by everything in the process. */
function createMailService(
  { apiKey, apiUrl }: SendgridConfig,
  timeoutMs: number,
): InstanceType<typeof MailService> {
  const client = new Client();
  const mail = new MailService();
  mail.setClient(client);
  // The key first: setting it resets the base URL.
  mail.setApiKey(apiKey);
  mail.setTimeout(timeoutMs);
  if (apiUrl !== undefined) client.setDefaultRequest('baseUrl', apiUrl);
  return mail;
}

function messageIdOf(headers: unknown): string {
  const id = typeof headers === 'object' && headers !== null && 'x-message-id' in headers;
  return id ? String(headers['x-message-id']) : '';
}

/** SendGrid's SDK throws an error whose `code` is the HTTP status; connection errors have a text there. */
function failureOf(error: unknown): Error {
  const status = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof status === 'number'
    ? errorOfStatus(PROVIDER, status, `http_${status}`)
    : noAnswer(PROVIDER, error);
}
