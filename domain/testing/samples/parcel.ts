import { later } from '../orders';
import { PARCEL } from '../stages';
import type { CommandSamples } from '../commandSamples';
import { PACKERS } from '../sampleGroups';

export const SAMPLES: CommandSamples = {
  pick: {
    may: PACKERS,
    at: 'confirmed',
    payload: {},
    offered: ['confirmed', 'confirmed, its money taken early'],
  },
  pack: {
    may: PACKERS,
    at: 'picking',
    payload: {},
    offered: ['confirmed', 'confirmed, its money taken early', 'picking'],
  },
  handOver: { may: PACKERS, at: 'ready', payload: {}, offered: ['ready', 'shipped in part'] },
  recordDelivery: {
    may: PACKERS,
    at: 'at the door',
    payload: { status: 'DELIVERED', proof: 'Signed' },
    offered: [
      ...(['handed over', 'on its way', 'at the door', 'delivery failed'] as const),
      ...(['shipped in part', 'delivered in part'] as const),
    ],
  },
  shipmentEvent: {
    may: [],
    at: 'handed over',
    payload: {
      parcelId: PARCEL,
      trackingId: 'scan-1',
      status: 'IN_TRANSIT',
      vendorStatus: 'in transit',
      occurredAt: later(500),
    },
  },
};
