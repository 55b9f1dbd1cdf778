import { DomainError } from '../../../domain/errors';
import type { Database } from '../../../prisma/client';
import { claimBatch } from '../../../prisma/payouts/claimBatch';
import { noBatch } from './batchReads';

/** What handing over a file takes. */
export interface SubmitDeps {
  readonly prisma: Database;
  readonly now: () => Date;
  readonly settings: { readonly payoutFile: { readonly provider: string } };
}

/**
 * Hands a batch over that goes by a file: what may not go any more is left out, and what is left is what the file has from now on. One
 * that was handed over before stays as it is.
 * @throws {DomainError} `not-found`, `not-allowed` while its orders are being asked, and of a batch that a bank is asked for by itself.
 */
export async function submitBatch({ prisma, now, settings }: SubmitDeps, id: string): Promise<void> {
  const batch = await readFileBatch({ prisma, settings }, id);
  if (batch.state === 'OPEN') throw new DomainError('not-allowed', 'Its orders are being asked still.');
  await claimBatch(prisma, id, now());
  await prisma.payoutBatch.updateMany({
    where: { id, state: 'READY' },
    data: { state: 'SUBMITTED', submittedAt: now() },
  });
}

/**
 * Makes sure that a bank can have said something of a batch by a file: of one that nobody has handed over it knows nothing.
 * @throws {DomainError} `not-found`, `not-allowed` before it is handed over, and of a batch of which its bank tells by itself.
 */
export async function requireHandedOver(deps: Omit<SubmitDeps, 'now'>, id: string): Promise<void> {
  const { state } = await readFileBatch(deps, id);
  if (state !== 'SUBMITTED' && state !== 'DONE')
    throw new DomainError('not-allowed', 'It has not been handed over: its bank can know nothing of it.');
}

async function readFileBatch({ prisma, settings }: Omit<SubmitDeps, 'now'>, id: string) {
  const batch = await prisma.payoutBatch.findUnique({ where: { id } });
  if (!batch) throw noBatch();
  if (batch.provider !== settings.payoutFile.provider)
    throw new DomainError('not-allowed', 'Its bank is asked, and tells, by itself.');
  return batch;
}
