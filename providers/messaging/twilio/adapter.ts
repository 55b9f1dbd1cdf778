import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { cutText } from '../../../domain/text/cutText';
import { errorOfStatus, noAnswer } from '../../answers';
import { ProviderRejected } from '../../errors';
import { createGuard, type VendorGuard } from '../../resilience';
import type { Messenger } from '../messenger';
import { toE164 } from '../phone';

const PROVIDER = 'twilio';
/** Twilio refuses a longer text. */
const BODY_MAX = 1_600;

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  /** The sending number, E.164. */
  readonly from: string;
  /** Undefined: Twilio itself. */
  readonly apiUrl: string | undefined;
  /** ISO 3166 code of the country that customers' numbers without a prefix belong to. */
  readonly region: string;
  /** Where Twilio reports the message's fate. */
  readonly publicUrl: string;
}

/** The SDK builds its URLs from Twilio's own host names; its HTTP client is the one place to swap the origin. */
class RedirectedClient extends twilio.RequestClient {
  constructor(
    private readonly apiUrl: string,
    timeout: number,
  ) {
    super({ timeout });
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: `${this.apiUrl}${pathname}${search}` });
  }
}

/**
 * Text messages through Twilio. Twilio knows no idempotency key: a call that timed out after it took effect
 * sends the text twice when repeated, which for a delivery notice is better than none.
 */
export function createTwilioSender(
  config: TwilioConfig,
  guard: VendorGuard = createGuard(PROVIDER),
): Messenger {
  const { timeoutMs } = guard.limits;
  const httpClient =
    config.apiUrl === undefined
      ? new twilio.RequestClient({ timeout: timeoutMs })
      : new RedirectedClient(config.apiUrl, timeoutMs);
  const client = twilio(config.accountSid, config.authToken, { httpClient });
  return {
    provider: PROVIDER,
    send: async ({ notificationId, to: phone, text }) => {
      const to = toE164(PROVIDER, phone, config.region);
      const body = cutText(text, BODY_MAX);
      return guard.run(async () => {
        const statusCallback = `${config.publicUrl}/webhooks/messaging/twilio?notification=${encodeURIComponent(notificationId)}`;
        const message = await client.messages
          .create({ to, from: config.from, body, statusCallback })
          .catch((error: unknown) => {
            throw failureOf(error);
          });
        return { providerRef: message.sid };
      });
    },
  };
}

/** The account may not send to the recipient's country. Twilio's documents ask not to try again. */
const REGION_NOT_ENABLED = 21408;

function failureOf(error: unknown): Error {
  if (!(error instanceof twilio.RestException)) return noAnswer(PROVIDER, error);
  if (error.code === REGION_NOT_ENABLED)
    return new ProviderRejected(PROVIDER, String(error.code), 'does not send to that country');
  return errorOfStatus(PROVIDER, error.status, String(error.code ?? `http_${error.status}`));
}
