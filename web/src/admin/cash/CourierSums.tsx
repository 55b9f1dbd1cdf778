import { Text } from '@mantine/core';
import type { CashSummaryJson } from '../../../../api/schema/money/cash';
import type { MoneyJson } from '../../../../api/schema/primitives';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { useCourierName } from './useCourierName';

type CourierSum = CashSummaryJson['items'][number];

/** What each courier is to collect, and what it has not handed over by how long ago it collected it. */
export function CourierSums({ sums }: { readonly sums: readonly CourierSum[] }) {
  const { t } = useTranslation();
  const courierName = useCourierName();
  if (sums.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('cash.page.none')}
      </Text>
    );
  }
  const figure = (name: 'due' | 'week' | 'fortnight' | 'older' | 'short'): Column<CourierSum> => ({
    label: t(`cash.page.${name}`),
    isFigure: true,
    cell: (sum) => <Sum of={sum[name]} isBad={name === 'older' || name === 'short'} />,
  });
  return (
    <>
      <DataTable
        label={t('cash.page.couriers')}
        columns={[
          { label: t('cash.page.courier'), cell: ({ courier }) => courierName(courier) },
          ...(['due', 'week', 'fortnight', 'older', 'short'] as const).map(figure),
        ]}
        rows={sums}
        keyOf={({ courier, currency }) => `${courier}/${currency}`}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t('cash.page.aged')}
      </Text>
    </>
  );
}

/** Nothing is a dash; what somebody has to ask for stands out. */
function Sum({ of, isBad }: { readonly of: MoneyJson; readonly isBad: boolean }) {
  const format = useFormat();
  if (of.amount === 0) return <>–</>;
  return isBad ? (
    <Text span size="sm" c="red" fw={600}>
      {format.money(of)}
    </Text>
  ) : (
    <>{format.money(of)}</>
  );
}
