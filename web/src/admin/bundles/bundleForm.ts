import type { ProductJson } from '../../../../api/schema/catalogue';
import type { BundleRequestJson } from '../../../../api/schema/stock/bundles';
import { minorUnitExponent, minorUnitsOf } from '../../i18n/minorUnits';

export const MOST_COMPONENTS = 20;
const FEWEST_COMPONENTS = 2;

/** A component as it is typed. */
export interface ComponentInForm {
  /** Tells rows apart while they are typed. */
  readonly key: number;
  readonly sku: string;
  readonly quantity: string | number;
  /** In the currency's major unit; empty: by the product's own price. */
  readonly share: string;
}

/** A bundle as it is typed. */
export interface BundleInForm {
  readonly components: readonly ComponentInForm[];
  readonly together: boolean;
  /** In the currency's major unit. */
  readonly price: string;
}

/** The form with one more component. */
export const withOneMore = (form: BundleInForm): BundleInForm => ({
  ...form,
  components: [...form.components, emptyRow(Math.max(0, ...form.components.map(({ key }) => key)) + 1)],
});

const emptyRow = (key: number): ComponentInForm => ({ key, sku: '', quantity: 1, share: '' });

/** The form as a product is; of one that is no bundle with two empty rows. */
export function inForm({ bundle, price }: Pick<ProductJson, 'bundle' | 'price'>): BundleInForm {
  return {
    components: bundle
      ? bundle.components.map(({ sku, quantity, share }, key) => ({
          ...{ key, sku, quantity },
          share: share === null ? '' : typed(share),
        }))
      : [emptyRow(0), emptyRow(1)],
    together: bundle?.together ?? false,
    price: typed(price),
  };
}

function typed({ amount, currency }: ProductJson['price']): string {
  const exponent = minorUnitExponent(currency);
  return (amount / 10 ** exponent).toFixed(exponent);
}

/** What is sent; undefined as long as something is missing, or is no amount. */
export function bundleOf(form: BundleInForm, currency: string): BundleRequestJson | undefined {
  const price = minorUnitsOf(form.price, currency);
  const components = form.components.map(({ sku, quantity, share: text }) => {
    const share = text.trim() === '' ? undefined : minorUnitsOf(text, currency);
    const isWhole =
      sku.trim() !== '' && Number(quantity) >= 1 && (text.trim() === '') === (share === undefined);
    return isWhole
      ? { sku: sku.trim(), quantity: Number(quantity), ...(share !== undefined && { share }) }
      : undefined;
  });
  const whole = components.filter((one) => one !== undefined);
  if (price === undefined || whole.length < Math.max(FEWEST_COMPONENTS, components.length)) return undefined;
  return { components: whole, together: form.together, price };
}

/** The shares that are typed, and what they are of, in minor units; undefined where none is. */
export function shareSum(
  form: BundleInForm,
  currency: string,
): { readonly sum: number; readonly price: number; readonly fits: boolean } | undefined {
  const shares = form.components.map(({ share }) => minorUnitsOf(share, currency));
  const price = minorUnitsOf(form.price, currency);
  if (price === undefined || shares.every((share) => share === undefined)) return undefined;
  const sum = shares.reduce<number>((total, share = 0) => total + share, 0);
  const isOpen = shares.includes(undefined);
  return { sum, price, fits: isOpen ? sum <= price : sum === price };
}
