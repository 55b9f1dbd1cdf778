import { later } from '../orders';
import { PARCEL } from '../stages';
import type { CommandSamples } from '../commandSamples';
import { PACKERS } from '../sampleGroups';
import type { FactSamples } from '../factSamples';
import { packedForCash, tracked } from '../stages';

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
    offered: ['confirmed', 'confirmed, its money taken early', 'picking', 'short of pieces'],
  },
  handOver: { may: PACKERS, at: 'ready', payload: {}, offered: ['ready', 'shipped in part'] },
  recordDelivery: {
    may: PACKERS,
    at: 'at the door',
    payload: { status: 'DELIVERED', proof: 'Signed' },
    offered: [
      ...(['handed over', 'on its way', 'at the door', 'delivery failed'] as const),
      ...(['shipped in part', 'delivered in part', 'cash due'] as const),
    ],
  },
  weigh: {
    may: PACKERS,
    at: 'refused by the courier',
    payload: { weightGrams: 900, box: 'S' },
    offered: ['refused by the courier'],
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

export const FACTS: FactSamples = {
  PickingStarted: [{ fact: { type: 'PickingStarted' }, shown: [] }],
  ParcelPacked: [
    { fact: packedForCash, shown: ['parcelId', 'courier', 'lines', 'cash'] },
    { fact: { ...packedForCash, warehouse: 'north' }, shown: ['parcelId', 'courier', 'lines', 'cash'] },
    {
      fact: { ...packedForCash, weightGrams: 430, box: 'S' },
      shown: ['parcelId', 'courier', 'lines', 'cash'],
    },
    {
      fact: {
        ...packedForCash,
        serials: [{ lineId: '1', kind: 'IMEI', values: ['356938035643809', '490154203237518'] }],
      },
      shown: ['parcelId', 'courier', 'lines', 'cash'],
    },
  ],
  ParcelBooked: [
    {
      fact: {
        ...{ type: 'ParcelBooked', parcelId: PARCEL, consignmentId: 'DC-1', fee: 60_00 },
        word: {
          ...{ trackingId: 'word-0', status: 'BOOKED', vendorStatus: 'order.created' },
          occurredAt: later(40),
        },
      },
      shown: ['parcelId', 'consignmentId'],
    },
  ],
  ParcelBookingFailed: [{ fact: { type: 'ParcelBookingFailed', parcelId: PARCEL, code: 'not_served' } }],
  ParcelBookingCancelled: [
    { fact: { type: 'ParcelBookingCancelled', parcelId: PARCEL, consignmentId: 'DC-1' } },
  ],
  ParcelWeighed: [{ fact: { type: 'ParcelWeighed', parcelId: PARCEL, weightGrams: 900, box: 'S' } }],
  ParcelLabelled: [{ fact: { type: 'ParcelLabelled', parcelId: PARCEL } }],
  ParcelHandedOver: [
    {
      fact: { type: 'ParcelHandedOver', parcelId: PARCEL },
      shown: ['parcelId'],
      tells: 'parcelHandedOver',
    },
  ],
  ParcelTracked: (
    [
      ['IN_TRANSIT'],
      ['OUT_FOR_DELIVERY', 'outForDelivery'],
      ['DELIVERY_FAILED', 'deliveryFailed'],
      ['RETURNING'],
      ['RETURNED'],
      ['DELIVERED', 'delivered'],
    ] as const
  ).map(([status, tells]) => ({
    fact: { ...tracked(status), proof: 'Signed', lookedUp: true },
    shown: ['parcelId', 'status', 'vendorStatus', 'occurredAt'],
    ...(tells && { tells }),
    reason: 'Signed',
  })),
  CourierReported: [
    {
      fact: {
        ...{ type: 'CourierReported', parcelId: PARCEL, trackingId: 'word-1', vendorStatus: 'order.on-hold' },
        ...{ occurredAt: later(500), status: 'RETURNED' },
      },
    },
    {
      fact: {
        ...{ type: 'CourierReported', parcelId: PARCEL, trackingId: 'word-2', vendorStatus: 'order.picked' },
        ...{ occurredAt: later(50), status: 'IN_TRANSIT', overtaken: true },
      },
    },
  ],
  ParcelTaken: [{ fact: { type: 'ParcelTaken', parcelId: PARCEL } }],
  ParcelPulled: [{ fact: { type: 'ParcelPulled', parcelId: PARCEL, consignmentId: 'DC-1' } }],
};
