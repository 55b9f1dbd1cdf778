import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { AllocationJson } from '../../../../api/schema/stock/allocation';
import type { LineToPick } from './ShortPickDialog';
import { orderAt, piecesByWarehouse } from '../parcels/places';
import { lineName } from '../../orders/parts/lineName';

type Pieces = AllocationJson['items'];

/** The warehouses in which something of the order is still to be packed. */
export const placesOf = (items: Pieces): readonly string[] => [...piecesByWarehouse(items).keys()];

/** What is to be picked in one of them. */
export const linesIn = (
  order: Pick<AdminOrderJson, 'lines'>,
  items: Pieces,
  warehouse: string,
): readonly LineToPick[] =>
  orderAt(order, items, warehouse)
    .lines.filter(({ quantities }) => quantities.reserved > 0)
    .map((line) => ({ id: line.id, name: lineName(line), quantity: line.quantities.reserved }));
