import type { z } from 'zod';
import type { Actor } from '../../domain/people/actor';
import { present } from '../../domain/present';
import { claimFault, sayClaimFault } from '../../domain/serials/claims';
import { normalSerial, sayFault, serialFault, type Serial } from '../../domain/serials/serial';
import type { PrismaClient, Sql } from '../../prisma/client';
import { readKnownSerials } from '../../prisma/knownSerials';
import { invalidParameter } from '../http/problems';
import { readState } from '../orders/orderReads';
import type { CheckedSerialJson, checkQuery } from '../schema/stock/serials';

/**
 * What would keep a number from being packed for a line, as things stand: whoever packs is shown it at each scan. The order and the
 * database judge once more when the parcel is packed.
 * @throws {DomainError} `not-found`; `validation` when the order has no such line, or it asks for no numbers.
 */
export async function checkScan(
  prisma: PrismaClient & Sql,
  orderId: string,
  actor: Actor,
  { lineId, value: scanned }: z.output<typeof checkQuery>,
): Promise<CheckedSerialJson> {
  const order = await readState(prisma, orderId, actor);
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw invalidParameter('lineId', `The order has no line ${lineId}.`);
  if (!line.serials) throw invalidParameter('lineId', `Line ${lineId} asks for no serial numbers.`);
  const kind = line.serials;
  const serial: Serial = { kind, value: normalSerial(kind, scanned) };
  const code = serialFault(serial);
  if (code) return { ...serial, fault: { code, detail: sayFault(code, scanned) } };
  const [known] = await readKnownSerials(prisma, [serial]);
  const fault = claimFault({ ...serial, parcelId: '', sku: line.sku }, known);
  if (!fault) return { ...serial, fault: null };
  const detail = sayClaimFault(fault);
  if (fault.code === 'serial-foreign')
    return { ...serial, fault: { code: 'FOREIGN', detail, sku: fault.sku } };
  if (fault.code === 'serial-unregistered') return { ...serial, fault: { code: 'UNREGISTERED', detail } };
  const order_ = known?.orderId === undefined ? undefined : { id: known.orderId, number: fault.orderNumber };
  return { ...serial, fault: { code: 'TAKEN', detail, ...present({ order: order_ }) } };
}
