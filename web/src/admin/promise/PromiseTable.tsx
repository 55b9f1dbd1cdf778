import type { WatchedPromisesJson } from '../../../../api/schema/stock/promise';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { OrderLink } from '../order/OrderLink';
import { ForecastBadge } from './ForecastBadge';
import { ForecastReasons } from './ForecastReasons';
import { troublesOf } from './forecastReason';

type Row = WatchedPromisesJson['items'][number];

interface PromiseTableProps {
  readonly promises: readonly Row[];
  readonly stale: boolean;
}

/** Promises of open orders; each leads to its order. */
export function PromiseTable({ promises, stale }: PromiseTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const dayOf = (day: string | null): string =>
    day === null ? t('forecast.page.unknown') : format.calendarDay(day, false);
  const columns: readonly Column<Row>[] = [
    {
      label: t('forecast.page.order'),
      cell: ({ orderId, orderNumber }) => <OrderLink orderId={orderId} orderNumber={orderNumber} />,
    },
    {
      label: t('forecast.page.customer'),
      cell: ({ customerId, customerName }) => customerName || <span className="mono">{customerId}</span>,
    },
    { label: t('forecast.page.promised'), cell: ({ promised }) => dayOf(promised) },
    { label: t('forecast.page.expected'), cell: ({ forecast }) => dayOf(forecast.latest) },
    { label: t('forecast.page.state'), cell: ({ forecast }) => <ForecastBadge state={forecast.state} /> },
    {
      label: t('forecast.page.why'),
      cell: ({ forecast }) => (
        <div>
          <ForecastReasons because={troublesOf(forecast.because)} />
        </div>
      ),
    },
    {
      label: t('forecast.page.who'),
      cell: ({ forecast: { who } }) => (who ? t(`session.roles.${who}`) : '–'),
    },
  ];
  return (
    <DataTable
      label={t('forecast.page.title')}
      columns={columns}
      rows={promises}
      keyOf={({ orderId }) => orderId}
      stale={stale}
    />
  );
}
