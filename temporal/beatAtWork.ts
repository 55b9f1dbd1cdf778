import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Beats within the time that the server waits for one: one may come late. */
const BEATS = 2;

/**
 * Has activities say that they are at work while they are, when their time-out asks for it. A server that hears nothing has
 * the call made again, by another worker, long before the call's own time is over. Most calls are over before the first beat.
 */
export const beatAtWork: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    async execute(input, next) {
      const { heartbeatTimeoutMs } = context.info;
      if (!heartbeatTimeoutMs) return next(input);
      const timer = setInterval(() => context.heartbeat(), heartbeatTimeoutMs / BEATS);
      try {
        return await next(input);
      } finally {
        clearInterval(timer);
      }
    },
  },
});
