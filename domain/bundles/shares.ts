import { allocate } from '../money/money';

/** A component, with what its price is spread by. */
export interface PricedComponent {
  /** Pieces in one bundle. */
  readonly quantity: number;
  /** Minor units of all these pieces; absent: by `listPrice`. */
  readonly share?: number;
  /** What one piece costs by itself, in minor units. */
  readonly listPrice: number;
}

/**
 * What of a bundle's price each component stands for, in minor units; together they come to it exactly. Shares that are given stand as
 * they are, and the rest is spread over the other components by their own prices, with the largest remainder. Where given shares don't fit
 * the price, they are what it is spread by.
 */
export function sharesOf(price: number, components: readonly PricedComponent[]): readonly number[] {
  const given = givenSum(components);
  const open = components.filter(({ share }) => share === undefined);
  if (open.length === 0 || given > price) {
    return spread(price, [components.map(({ share = 0 }) => share), ...ownWeights(components)]);
  }
  const rest = spread(price - given, ownWeights(open)).values();
  return components.map(({ share }) => share ?? rest.next().value ?? 0);
}

/**
 * The shares of a bundle that is sold for another price than its own, in proportion to its own shares.
 * @param own what the product costs, in minor units.
 */
export const sharesAt = (
  price: number,
  own: number,
  components: readonly PricedComponent[],
): readonly number[] => {
  const shares = sharesOf(own, components);
  return price === own ? shares : spread(price, [shares, ...ownWeights(components)]);
};

/** The sum of the shares that are given, in minor units. */
export const givenSum = (components: readonly { readonly share?: number }[]): number =>
  components.reduce((sum, { share = 0 }) => sum + share, 0);

/** Pieces that cost the same. */
export interface EqualPieces {
  readonly quantity: number;
  /** Minor units. */
  readonly unitPrice: number;
}

/** A component's share on its single pieces, as whole minor units: they differ by one at most, and the dearer come first. */
export function piecesOf(share: number, quantity: number): readonly EqualPieces[] {
  const unitPrice = Math.floor(share / quantity);
  const dearer = share - unitPrice * quantity;
  return [
    { quantity: dearer, unitPrice: unitPrice + 1 },
    { quantity: quantity - dearer, unitPrice },
  ].filter((pieces) => pieces.quantity > 0);
}

/** By their prices; where all of them are free, by their pieces. */
const ownWeights = (components: readonly PricedComponent[]): readonly (readonly number[])[] => [
  components.map(({ listPrice, quantity }) => listPrice * quantity),
  components.map(({ quantity }) => quantity),
];

/** By the first weights that aren't all 0. */
function spread(amount: number, weightings: readonly (readonly number[])[]): readonly number[] {
  const weights = weightings.find((one) => one.some((weight) => weight > 0));
  return allocate(amount, weights ?? []);
}
