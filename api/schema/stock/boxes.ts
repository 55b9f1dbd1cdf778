import { z } from 'zod';
import { BOX_CODE, MOST_BOX_LETTERS, MOST_WEIGHT_GRAMS } from '../../../domain/packing/packedAs';
import { line } from '../primitives';

export const boxCode = line(MOST_BOX_LETTERS).min(1).regex(BOX_CODE, 'a code such as "S" or "tube-60"');

const MOST_MM = 5_000;
const MOST_BOXES = 100;
export const box = z
  .object({
    code: z.string(),
    name: z.string(),
    inner: z.object({ length: z.int(), width: z.int(), height: z.int() }).describe('Millimetres.'),
    weightGrams: z.int(),
  })
  .meta({ id: 'Box' });
export type BoxJson = z.infer<typeof box>;

/** All of a shop's, in the order in which packers are offered them. */
export const boxList = z.object({ items: z.array(box) }).meta({ id: 'BoxList' });
export type BoxListJson = z.infer<typeof boxList>;

const side = z.int().min(1).max(MOST_MM);
const givenBox = z.strictObject({
  code: boxCode,
  name: line(80).min(1),
  inner: z.strictObject({ length: side, width: side, height: side }),
  weightGrams: z.int().min(0).max(MOST_WEIGHT_GRAMS).describe('Empty.'),
});

export const givenBoxes = z.strictObject({
  items: z
    .array(givenBox)
    .max(MOST_BOXES)
    .superRefine((boxes, context) => {
      const codes = boxes.map(({ code }) => code);
      for (const [index, code] of codes.entries())
        if (codes.indexOf(code) !== index)
          context.addIssue({ code: 'custom', path: [index, 'code'], message: `"${code}" comes twice.` });
    }),
});
