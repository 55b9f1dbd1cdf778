/** Attempts in all, the first included. */
const ATTEMPTS = 4;

/**
 * Repeats a transaction that the database gave up for another's sake: a deadlock (40P01) or a serialization
 * failure (40001). Nothing of it was written, so repeating is safe.
 */
export async function retryConflict<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}

/** Past Prisma the code is PostgreSQL's; Prisma words both as P2034, or as P2010 with that code in its message. */
const CODES: readonly unknown[] = ['40P01', '40001', 'P2034'];

function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && CODES.includes(error.code)) return true;
  return /\b(40P01|40001)\b|TransactionWriteConflict/.test(error.message);
}
