import { z } from 'zod';
import { orderParams } from './order';
import { instant, line, wholeNumber } from './primitives';

export const parcelPhotoParams = orderParams.extend({ parcelId: line(60).min(1) });
export const orderPhotoParams = orderParams.extend({ photoId: line(40).min(1) });
export const photoParams = z.object({ photoId: line(40).min(1) });

const LATEST = 99_999_999_999;
export const photoQuery = z.strictObject({
  expires: wholeNumber(0, LATEST),
  signature: line(60).min(1),
});

export const photo = z
  .object({
    id: z.string(),
    kind: z.string(),
    subjectId: z.string(),
    width: z.int(),
    height: z.int(),
    takenBy: z.string(),
    takenAt: instant,
    url: z.string().describe('Leads there for 15 minutes.'),
  })
  .meta({ id: 'Photo' });
export type PhotoJson = z.infer<typeof photo>;

export const photoList = z.object({ items: z.array(photo) });
export type PhotoListJson = z.infer<typeof photoList>;
