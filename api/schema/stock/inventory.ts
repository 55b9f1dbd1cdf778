import { z } from 'zod';
import { channel, instant, line, listQuery, page, sku } from '../primitives';
import { productLimit } from './limits';

/** A warehouse's code. */
export const warehouse = line(40).min(1).describe('The code of a warehouse.');

const inventoryFields = z.object({
  sku: z.string(),
  name: z.string(),
  variant: z.string().nullable(),
  onHand: z.int(),
  reserved: z.int(),
  available: z.int().describe('What can be ordered now.'),
  incoming: z.int().describe('Still to come, the overdue as well.'),
  /** It consists of other products, and has no stock of its own. */
  bundle: z.boolean(),
  low: z.boolean().describe('No more is available than `lowStockAt`.'),
  lowStockAt: z.int().nullable(),
  limit: productLimit,
  warehouses: z.array(
    z.object({
      warehouse: z.string(),
      onHand: z.int(),
      reserved: z.int(),
      safety: z.int().describe('Pieces that are kept back.'),
      available: z.int(),
      onHold: z.int(),
      pools: z.array(z.object({ channel, pieces: z.int() })),
    }),
  ),
});
export const inventory = inventoryFields.meta({ id: 'Inventory' });
export type InventoryJson = z.infer<typeof inventory>;

export const inventoryQuery = listQuery.extend({
  q: line(100).describe('Part of a SKU, a name or a variant, in capitals or not.').optional(),
  low: z.literal('true').describe('Only products that are low on stock.').optional(),
});
export const inventoryList = page(inventory);
export type InventoryListJson = z.infer<typeof inventoryList>;

const MOST_PIECES = 10_000_000;
const pieces = z.int().min(0).max(MOST_PIECES);
const reason = line(200).min(1);

/** A change of what is on the shelf: a receipt, a write-off. `Idempotency-Key` makes it happen once. */
export const adjustmentRequest = z.strictObject({
  warehouse: warehouse.default('main'),
  delta: z
    .int()
    .min(-MOST_PIECES)
    .max(MOST_PIECES)
    .refine((delta) => delta !== 0, 'An adjustment changes something.'),
  reason,
});

/** Many adjustments in one call, each with its own key. */
export const bulkAdjustmentRequest = z.strictObject({
  adjustments: z
    .array(adjustmentRequest.extend({ id: z.string().min(1).max(200), sku: sku.min(1) }))
    .min(1)
    .max(5_000),
});
export const bulkAdjustmentResult = z.object({ applied: z.int(), known: z.int() });

/** How many pieces somebody has counted on a shelf. */
export const countRequest = z.strictObject({
  warehouse: warehouse.default('main'),
  counted: pieces.describe('Reserved pieces with them.'),
  reason: reason.default('Counted'),
});

/** Pieces that go from one warehouse to another. */
export const transferRequest = z
  .strictObject({
    from: warehouse,
    to: warehouse,
    quantity: pieces.min(1),
    reason,
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Goods go to another warehouse.' });

/** Pieces of a product that a warehouse keeps back. */
export const poolRequest = z.strictObject({ warehouse: warehouse.default('main'), channel, pieces });
export const safetyRequest = z.strictObject({ warehouse: warehouse.default('main'), pieces });

export const MOVE_KINDS = [
  ...(['OPENING', 'ADJUST', 'COUNT', 'TRANSFER', 'RESERVE', 'RELEASE', 'SHIP', 'ORDER'] as const),
] as const;

const stockMove = z
  .object({
    id: z.string(),
    warehouse: z.string(),
    kind: z.enum(MOVE_KINDS),
    onHand: z.int().describe('How it changed.'),
    reserved: z.int().describe('How it changed.'),
    orderId: z.string().nullable(),
    orderNumber: z.string().nullable(),
    reason: z.string().nullable(),
    actorId: z.string(),
    at: instant,
  })
  .meta({ id: 'StockMove' });
export const movesQuery = listQuery.extend({ warehouse: warehouse.optional() });
export const moveList = page(stockMove);
export type MoveListJson = z.infer<typeof moveList>;

/** Where ledger, counts and orders say different things of a SKU in a warehouse. */
const stockDifference = z
  .object({
    sku: z.string(),
    warehouse: z.string(),
    onHand: z.object({ counted: z.int(), moved: z.int().describe('By the ledger.') }),
    reserved: z.object({
      counted: z.int(),
      moved: z.int().describe('By the ledger.'),
      held: z.int().describe('For orders, by their lines.'),
    }),
  })
  .meta({ id: 'StockDifference' });
export const stockCheck = z.object({
  checkedAt: instant,
  items: z.array(stockDifference),
  lastNight: z
    .object({ checkedAt: instant, differences: z.int().describe('Shelves that differed.') })
    .nullable(),
});
export type StockCheckJson = z.infer<typeof stockCheck>;
