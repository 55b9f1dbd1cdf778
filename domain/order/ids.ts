/** The order's workflow: one id for its whole life, whichever run it is. */
export const orderWorkflowId = (orderId: string): string => `order/${orderId}`;

/** The order that a workflow is of; undefined for another kind of workflow. */
export const orderIdOfWorkflow = (workflowId: string): string | undefined =>
  workflowId.startsWith('order/') ? workflowId.slice('order/'.length) : undefined;

/** An order's parcels are `<orderId>-1`, `<orderId>-2`, …: couriers echo the id back to us. */
export const parcelId = (orderId: string, ordinal: number): string => `${orderId}-${ordinal}`;

/** The order a parcel belongs to. */
export const orderIdOfParcel = (parcel: string): string => parcel.replace(/-\d+$/, '');

/** A vendor's idempotency key: the same purpose and ordinal of an order is the same call, however often made. */
export const vendorKey = (
  orderId: string,
  purpose: 'authorize' | 'capture' | 'void' | 'book' | 'refund',
  ordinal: number,
): string => `${orderId}/${purpose}/${ordinal}`;
