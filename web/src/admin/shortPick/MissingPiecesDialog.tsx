import { useState } from 'react';
import { useAdminOrderPart } from '../order/useAdminOrder';
import type { OrderDialogProps } from '../order/orderPagePart';
import { allocation } from '../allocation/api';
import { WarehouseChoice } from '../allocation/WarehouseChoice';
import { linesIn, placesOf } from './linesIn';
import { ShortPickDialog } from './ShortPickDialog';

/** The same of an order whose pieces may lie in several warehouses: which one, is asked first. */
export function MissingPiecesDialog({ order, onClose }: OrderDialogProps) {
  const { data } = useAdminOrderPart(order.id, allocation);
  const [chosen, choose] = useState<string>();
  if (!data) return null;
  const places = placesOf(data.items);
  const warehouse = places.find((code) => code === chosen) ?? places[0] ?? '';
  return (
    <ShortPickDialog
      key={warehouse}
      orderId={order.id}
      warehouse={warehouse}
      lines={linesIn(order, data.items, warehouse)}
      onDone={onClose}
    >
      <WarehouseChoice places={places} value={warehouse} onChange={choose} />
    </ShortPickDialog>
  );
}
