import type { Logger } from 'pino';
import type { LinkTokens } from '../config/linkTokens';
import type { CommandClaim } from '../domain/people/claim';
import type { Database } from '../prisma/client';
import type { Courier } from '../providers/couriers/courier';
import type { Erp } from '../providers/erp/erp';
import type { Messenger } from '../providers/messaging/messenger';
import type { CodeMaker } from '../config/codeMaker';
import type { PayoutBank } from '../providers/payouts/payoutBank';
import type { PaymentGateway } from '../providers/payments/gateway';
import type { OrderObserver } from './observer';

/** What activities act on; `worker.ts` puts it together, tests put in what they need. */
export interface ActivityDeps {
  readonly prisma: Database;
  readonly payments: Readonly<Record<string, PaymentGateway>>;
  readonly couriers: Readonly<Record<string, Courier>>;
  /** By channel. */
  readonly messengers: Readonly<Record<string, Messenger>>;
  /** Who pays money out, by name. */
  readonly payoutBanks: Readonly<Record<string, PayoutBank>>;
  /** What one-time codes say. */
  readonly codes: Pick<CodeMaker, 'codeOf'>;
  /** Undefined: the shop has none, and nobody is told. */
  readonly erp: Erp | undefined;
  /** Where customers follow their orders: part of the links in messages. */
  readonly publicUrl: string;
  /** The shop's time zone, as IANA names it: in which messages tell times. */
  readonly timeZone: string;
  /** How long effects wait for more of a burst of events before they count as performed (milliseconds). */
  readonly burstMs: number;
  readonly log: Logger;
  readonly observer: OrderObserver;
  /** The last part of the address of a payment link. */
  readonly linkTokens: Pick<LinkTokens, 'tokenOf'>;
  /** Whether a command to that order is from whom it says. */
  readonly isProven: (orderId: string, claim: CommandClaim) => boolean;
  readonly now: () => Date;
}
