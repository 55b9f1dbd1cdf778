import { z } from 'zod';
import { sku } from '../primitives';

export const lowStockParams = z.object({ sku: sku.min(1) });

export const lowStockRequest = z.strictObject({
  at: z.int().min(0).max(10_000_000).nullable().describe('Pieces available, or fewer; null: not watched.'),
});
