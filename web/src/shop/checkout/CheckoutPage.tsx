import { Container } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconShoppingBag } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import { personaOf } from '../../session/personas';
import { useSession } from '../../session/useSession';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { LinkButton } from '../../shell/parts/LinkButton';
import type { Cart } from '../cart/cart';
import { useCart } from '../cart/CartProvider';
import { quoteCart } from './api';
import {
  demoForm,
  FIELD_FAULTS,
  orderRequest,
  SHOPS_COUNTRY,
  payable,
  refusedFields,
  type PayBy,
} from './checkoutForm';
import { CheckoutFields } from './CheckoutFields';
import { creditOf } from './creditOf';
import classes from './CheckoutPage.module.css';
import { CheckoutSummary } from './CheckoutSummary';
import { usePlaceOrder } from './usePlaceOrder';
import { useSpendable } from '../../orders/storeCredit/useCredit';
import { SHOP_CURRENCY } from '../products/useProducts';

export function CheckoutPage() {
  const { t } = useTranslation();
  const { cart } = useCart();
  return (
    <Container size="lg" py="lg">
      <PageTitle mb="lg">{t('checkout.title')}</PageTitle>
      {cart.length === 0 ? (
        <EmptyState icon={IconShoppingBag} title={t('cart.empty')} hint={t('cart.emptyHint')}>
          <LinkButton to="/" variant="light">
            {t('cart.keepShopping')}
          </LinkButton>
        </EmptyState>
      ) : (
        <Checkout cart={cart} />
      )}
    </Container>
  );
}

/** @param city where it would go: when it arrives depends on it. */
function useQuote(cart: Cart, city: string) {
  const destination = city === '' ? undefined : { city, country: SHOPS_COUNTRY };
  const lines = cart.map(({ product, quantity }) => ({ sku: product.sku, quantity }));
  return useQuery({
    queryKey: ['quote', lines, city],
    queryFn: ({ signal }) =>
      quoteCart({ currency: SHOP_CURRENCY, lines, ...(destination && { destination }) }, signal),
    // A new quote makes a new request, which the attempt's key would not match: only a changed cart or city asks again.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    placeholderData: keepPreviousData,
  });
}

function Checkout({ cart }: { readonly cart: Cart }) {
  const { i18n } = useTranslation();
  const session = useSession();
  const buyer = personaOf(session?.id ?? '')?.name;
  const [city, setCity] = useState(() => demoForm('').city);
  const quote = useQuote(cart, city);
  const [chosen, choose] = useState<PayBy>('card');
  const cash = quote.data?.cash ?? null;

  const spendable = useSpendable(SHOP_CURRENCY);
  const [usesCredit, setUsesCredit] = useState(false);
  const credit = creditOf(spendable, quote.data?.totals.grand);
  const part = usesCredit ? credit.part : null;
  // The cart may have lost what is brought to the door since it was chosen, or cost more than there is credit.
  const method = payable(chosen, { cod: cash !== null, credit: credit.whole !== null });
  const place = usePlaceOrder(() => void quote.refetch());
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: demoForm(buyer ?? ''),
    validate: FIELD_FAULTS,
  });
  // The button stands far from the fields: the first that is wrong comes into sight.
  const show = (faults: object): void => form.getInputNode(Object.keys(faults)[0] ?? '')?.focus();
  const submit = form.onSubmit((values) => {
    if (!quote.data || quote.isPlaceholderData) return;
    const locale = i18n.language;
    place.mutate(
      orderRequest(values, quote.data.id, { locale, buyer, method, credit: part?.amount.amount }),
      {
        onError: (error) => {
          const faults = refusedFields(error);
          form.setErrors(faults);
          show(faults);
        },
      },
    );
  }, show);
  return (
    <form onSubmit={submit} noValidate className={classes.columns}>
      <CheckoutFields
        {...{ form, credit, usesCredit, method }}
        cash={quote.data?.paidInParts?.atTheDoor ?? cash}
        onCity={setCity}
        onCredit={setUsesCredit}
        onMethod={choose}
      />
      <CheckoutSummary
        quote={quote}
        cash={method === 'cod' ? cash : null}
        part={part}
        placing={place.isPending}
        failure={place.error}
      />
    </form>
  );
}
