import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { AddressText } from '../../orders/parts/AddressText';
import { Section } from '../../shell/parts/Section';

/** Where the order goes. */
export function AddressPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Section title={t('orders.page.address')}>
      <AddressText address={order.shippingAddress} />
    </Section>
  );
}
