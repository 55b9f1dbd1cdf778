import { Router } from 'express';
import { z } from 'zod';
import { badRequest } from '../control/badRequest';
import { PARCEL_WORDS, type PathaoParcel } from './parcel';
import type { Parcels } from './parcels';

/** `event` moves the parcel, `hold` stops it where it then is or lets it go on; `collected` is what was paid at the door, in taka. */
const parcelChange = z
  .strictObject({
    event: z.enum(PARCEL_WORDS).optional(),
    hold: z.boolean().optional(),
    collected: z.int().min(0).optional(),
  })
  .refine(({ event, hold }) => event !== undefined || hold !== undefined, 'event or hold is needed');

/** Moves parcels by hand, for tests and demonstrations: Pathao has no such thing. */
export function parcelSwitches(parcels: Parcels): Router {
  const router = Router();
  router.post('/parcels/:id', ({ params, body }, response) => {
    const parcel = parcels.find(params.id);
    const change = parcelChange.safeParse(body);
    if (!parcel) response.status(404).json({ error: 'no such parcel' });
    else if (!change.success) badRequest(response, change.error);
    else response.json(changeParcel(parcels, parcel, change.data));
  });
  return router;
}

function changeParcel(
  parcels: Parcels,
  parcel: PathaoParcel,
  { event, hold, collected }: z.infer<typeof parcelChange>,
): PathaoParcel {
  const paid = collected === undefined ? parcel : { ...parcel, collected };
  if (event !== undefined) return parcels.move(paid, event, hold ?? false);
  return parcels.hold(paid, hold ?? false);
}
