import fc from 'fast-check';
import type { OrderState } from '../../../order/order';
import type { Parcel } from '../../../parcel/parcel';

/** One thing that happens to an order's money. */
export type Step =
  | { readonly say: 'toCard' | 'link'; readonly part: number }
  | { readonly say: 'toDoor' | 'payByLink' | 'pay' | 'void' }
  | { readonly gateway: GatewayStep }
  | { readonly parcel: ParcelStep }
  | { readonly collects: 'told' | 'due' | 'nothing' };

/** `frees` gives free what the story asks it to, `lapses` what is reserved by itself; `sessionEnds` is the time that a bank gives. */
export type GatewayStep =
  ('authorizes' | 'declines' | 'wantsConfirmation' | 'captures') | ('frees' | 'lapses' | 'sessionEnds');
export type ParcelStep = 'pack' | 'book' | 'go' | 'arrive' | 'turnBack' | 'comeBack';

/** Parts are in hundredths of what a card could pay; 0: all but a few poisha. */
const part = fc.integer({ min: 0, max: 100 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ say: fc.constantFrom('toCard' as const, 'link' as const), part }),
  fc.constantFrom('toDoor', 'payByLink', 'pay', 'void').map((say): Step => ({ say })),
  fc
    .constantFrom<GatewayStep>(
      ...(['authorizes', 'authorizes', 'declines', 'wantsConfirmation', 'captures'] as const),
      ...(['frees', 'lapses', 'sessionEnds'] as const),
    )
    .map((gateway): Step => ({ gateway })),
  fc
    .constantFrom<ParcelStep>('pack', 'book', 'go', 'arrive', 'turnBack', 'comeBack')
    .map((parcel): Step => ({ parcel })),
  fc.constantFrom('told', 'due', 'nothing').map((collects): Step => ({ collects })),
);

const inTheHouse = ['pack', 'pack', 'book'] as const;
const out = ['pack', 'book', 'go', 'pack', 'book', 'go'] as const;
const parcels = (does: readonly ParcelStep[]): readonly Step[] => does.map((parcel) => ({ parcel }));

/** Most lives begin with goods that are packed, or out already, or on their way back while a bank is asked: seldom would one get there by itself. */
const beginnings = fc.constantFrom<readonly Step[]>(...[[], parcels(inTheHouse), parcels(out)], [
  ...parcels(out),
  ...[{ say: 'toCard', part: 100 } as const, { gateway: 'wantsConfirmation' } as const],
  ...parcels(['turnBack', 'turnBack']),
]);

export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(beginnings, fc.array(step, { maxLength: 24 }))
  .map(([begun, then]) => [...begun, ...then]);

/** What goes into the next parcel: one line. */
export function lineQuantity(order: OrderState): Parcel['lines'] | undefined {
  const line = order.lines.find(({ quantities }) => quantities.reserved > 0);
  return line && [{ lineId: line.id, quantity: line.quantities.reserved }];
}
