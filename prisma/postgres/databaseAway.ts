/**
 * What PostgreSQL (class 08; 57P01–57P03: being shut down, crashed, starting up; 25006: only a standby is left;
 * 53300: too many clients), the socket and Prisma (P2024 and P2028 also: no connection was free) call a database that
 * can't be reached, has hung up or can't serve us for the moment.
 */
const CODES: readonly unknown[] = [
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03', '25006', '53300'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
];

/** What `pg` says without a code, and what Prisma says of a raw query whose code it doesn't know. */
const WORDS =
  /can't reach database server|in a read-only transaction|connection terminated|timeout exceeded when trying to connect|terminating connection|the database system is (starting up|shutting down|in recovery mode)/i;

/** Whether an error means that the database is away, so that the same request may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause }: { code?: unknown; message?: unknown; cause?: unknown } = error;
  if (CODES.includes(code)) return true;
  return (typeof message === 'string' && WORDS.test(message)) || isDatabaseAway(cause);
}
