import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useTranslation } from '../../i18n/useTranslation';
import { PromiseText } from '../../orders/promise/PromiseText';
import { Section } from '../../shell/parts/Section';

/** When the customer was told that the order arrives; nothing where they were told nothing. */
export function PromisePanel({ order: { promise } }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  if (!promise) return null;
  return (
    <Section title={t('promise.title')}>
      <PromiseText promise={promise} />
    </Section>
  );
}
