import { lazy, Suspense } from 'react';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useTranslation } from '../../i18n/useTranslation';
import { FoldedSection } from '../../shell/parts/FoldedSection';

/** Fetched when somebody unfolds it: few read why an order comes from where it does. */
const AllocationPanel = lazy(async () => ({
  default: (await import('./AllocationPanel')).AllocationPanel,
}));

/** How an order's warehouses were chosen. */
export function AllocationSection({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <FoldedSection title={t('allocation.tab')}>
      <Suspense fallback={null}>
        <AllocationPanel order={order} />
      </Suspense>
    </FoldedSection>
  );
}
