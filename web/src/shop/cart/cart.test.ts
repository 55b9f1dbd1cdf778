import { itemsTotal, parseCart, pieces, quantityOf, setQuantity, takeOut, type CartProduct } from './cart';

const phone: CartProduct = {
  sku: 'PH-1',
  name: 'Phone',
  variant: null,
  category: 'phones',
  price: { amount: 4_999_900, currency: 'BDT' },
  available: 3,
};
const warranty: CartProduct = {
  ...phone,
  sku: 'SV-1',
  price: { amount: 50_000, currency: 'BDT' },
  available: null,
};

describe('the cart', () => {
  it('adds, changes and removes lines, keeping the others as they are', () => {
    const two = setQuantity(setQuantity([], phone, 1), warranty, 2);
    expect(two.map(({ product }) => product.sku)).toEqual(['PH-1', 'SV-1']);
    const changed = setQuantity(two, phone, 2);
    expect(quantityOf(changed, 'PH-1')).toBe(2);
    expect(quantityOf(changed, 'SV-1')).toBe(2);
    expect(setQuantity(changed, phone, 0).map(({ product }) => product.sku)).toEqual(['SV-1']);
  });

  it('never holds more than there are', () => {
    expect(quantityOf(setQuantity([], phone, 8), 'PH-1')).toBe(3);
    expect(quantityOf(setQuantity([], warranty, 8), 'SV-1')).toBe(8);
  });

  it('never holds more than one customer may have', () => {
    const limited = { ...phone, limit: { quantity: 2, days: 30 } };
    expect(quantityOf(setQuantity([], limited, 8), 'PH-1')).toBe(2);
    expect(quantityOf(setQuantity([], { ...limited, available: 1 }, 8), 'PH-1')).toBe(1);
    expect(quantityOf(setQuantity([], { ...phone, limit: null }, 8), 'PH-1')).toBe(3);
  });

  it('loses what was ordered, and nothing else', () => {
    const cart = setQuantity(setQuantity([], phone, 3), warranty, 2);
    const left = takeOut(cart, [
      { sku: 'PH-1', quantity: 1 },
      { sku: 'SV-1', quantity: 2 },
      { sku: 'XX-9', quantity: 4 },
    ]);
    expect(left).toEqual([{ product: phone, quantity: 2 }]);
  });

  it('is read as it was stored, and empty where something else was', () => {
    const cart = setQuantity([], phone, 2);
    expect(parseCart(JSON.stringify(cart))).toEqual(cart);
    for (const text of [
      null,
      '',
      '{',
      'null',
      '{}',
      '[null]',
      '[{"quantity":1}]',
      '[{"product":{"sku":"A"}}]',
    ]) {
      expect(parseCart(text)).toEqual([]);
    }
  });

  it('counts pieces and money', () => {
    const cart = setQuantity(setQuantity([], phone, 2), warranty, 1);
    expect(pieces(cart)).toBe(3);
    expect(itemsTotal(cart)).toBe(10_049_800);
  });
});
