import type { PayoutBank } from '../payoutBank';

export const CSV = 'csv';

/**
 * A bank without an API: somebody takes it a file, and brings back one with what became of each payment. Nothing is sent, so that handing
 * over is done as soon as the batch stands.
 */
export const createCsvBank = (): PayoutBank => ({
  provider: CSV,
  answers: false,
  submit: async () => ({}),
  find: async () => undefined,
});
