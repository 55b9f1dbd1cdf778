import type { Evidence, OrderEvidence } from '../../evidence/evidence';
import { ofEachOrder } from '../ofEachOrder';
import type { Invariant } from '../violation';

export const erp: Invariant = {
  says: 'the ERP has every order as it stands, and our books say so',
  violations: ofEachOrder((order, evidence) => [...behind(order), ...different(order, evidence)]),
};

/** What the ERP isn't concerned with, such as a note, raises the order's version and not the wanted one. */
function behind({ erp: row }: OrderEvidence): string[] {
  if (!row) return ['the ERP was never to be told'];
  const { status, wantedVersion, pushedVersion } = row;
  return status === 'SYNCED' && pushedVersion >= wantedVersion
    ? []
    : [`${status}: version ${pushedVersion} was pushed, ${wantedVersion} is wanted`];
}

function different(
  { id, status, paymentStatus, version, erp: row }: OrderEvidence,
  { vendors }: Evidence,
): string[] {
  const document = vendors.erp.find(({ orderId }) => orderId === id);
  if (!document) return ['the ERP does not know it'];
  const isAlike = document.status === status && document.paymentStatus === paymentStatus;
  const isBooked = document.version === row?.pushedVersion && document.version <= version;
  return [
    ...(isAlike ? [] : [`the ERP has ${document.status}, ${document.paymentStatus}`]),
    ...(isBooked ? [] : [`the ERP has version ${document.version}`]),
  ];
}
