import type { Logger } from 'pino';
import type { PrismaClient } from '../../prisma/client';
import { markStarted } from './orderStarter';
import { describe } from '../../domain/errors';

/** Notes that orders' workflows have been started, so that the sweeper leaves them alone. */
export interface StartMarks {
  /**
   * Notes it soon, without anybody waiting for it. If it is lost, the sweeper starts the order again, which changes
   * nothing.
   */
  add(orderId: string): void;
}

/**
 * One statement at a time for all that gathered while the last one was under way: under load that is a fraction of the
 * transactions, each of which costs a placement's own one the disk's time.
 */
export function createStartMarks(prisma: PrismaClient, log: Logger): StartMarks {
  let waiting: string[] = [];
  let writing = false;
  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const orderIds = waiting;
      waiting = [];
      try {
        await markStarted(prisma, orderIds);
      } catch (error) {
        log.warn({ orderIds, reason: describe(error) }, 'orders started but not marked');
      }
    }
    writing = false;
  };
  return {
    add(orderId) {
      waiting.push(orderId);
      if (!writing) void write();
    },
  };
}
