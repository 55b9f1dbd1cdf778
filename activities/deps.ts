import type { Logger } from 'pino';
import type { PrismaClient } from '../prisma/client';
import type { Courier } from '../providers/couriers/courier';
import type { EmailSender, SmsSender } from '../providers/messaging/messenger';
import type { PaymentGateway } from '../providers/payments/gateway';

/** What activities act on; `worker.ts` puts it together, tests put in what they need. */
export interface ActivityDeps {
  readonly prisma: PrismaClient;
  readonly payments: Readonly<Record<string, PaymentGateway>>;
  readonly couriers: Readonly<Record<string, Courier>>;
  readonly sms: SmsSender;
  readonly email: EmailSender;
  /** Where customers follow their orders: part of the links in messages. */
  readonly publicUrl: string;
  readonly log: Logger;
  readonly now: () => Date;
}
