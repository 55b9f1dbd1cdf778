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

/** Prisma words both as P2034, or, from raw SQL, as P2010 with PostgreSQL's code in its message. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'P2034') return true;
  return /\b(40P01|40001)\b|TransactionWriteConflict/.test(error.message);
}
