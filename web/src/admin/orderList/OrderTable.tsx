import { Skeleton, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderSummaryJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { PaymentBadge, StatusBadge } from '../../orders/parts/StatusBadge';
import { useWord } from '../../i18n/useWord';
import classes from './OrderTable.module.css';

interface OrderTableProps {
  readonly orders: readonly OrderSummaryJson[] | undefined;
  /** How many rows to leave room for while loading. */
  readonly rows: number;
  readonly empty: string;
  /** The rows belong to other filters; new ones are on the way. */
  readonly stale?: boolean;
}

/** Orders as rows; on a phone each row folds into a card. */
export function OrderTable({ orders, rows, empty, stale = false }: OrderTableProps) {
  const { t } = useTranslation();
  if (!orders) {
    return (
      <Stack gap="xs" aria-hidden>
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} h={44} />
        ))}
      </Stack>
    );
  }
  if (orders.length === 0) {
    return (
      <Text c="dimmed" size="sm" py="md">
        {empty}
      </Text>
    );
  }
  return (
    <table className={classes.table} aria-busy={stale}>
      <thead>
        <tr>
          <th scope="col">{t('orders.list.number')}</th>
          <th scope="col">{t('orderList.recipient')}</th>
          <th scope="col">{t('orders.list.status')}</th>
          <th scope="col">{t('orders.list.payment')}</th>
          <th scope="col">{t('orders.list.date')}</th>
          <th scope="col" className={classes.total}>
            {t('orders.list.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </tbody>
    </table>
  );
}

function OrderRow({ order }: { readonly order: OrderSummaryJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  return (
    <tr>
      <td className={classes.number}>
        <Link to="/admin/orders/$orderId" params={{ orderId: order.id }} className={classes.link}>
          {order.number}
        </Link>
        <Text span size="xs" c="dimmed">
          {t('orders.list.items', { count: order.itemCount })}
        </Text>
      </td>
      <td className={classes.customer}>
        {order.recipientName}
        {order.customerName && order.customerName !== order.recipientName && (
          <Text span size="xs" c="dimmed" display="block">
            {t('orderList.orderedBy', { name: order.customerName })}
          </Text>
        )}
      </td>
      <td className={classes.status}>
        <StatusBadge status={order.status} />
        {order.holdReason && (
          <Text size="xs" c="red" fw={600}>
            {word('holdReasons', order.holdReason)}
          </Text>
        )}
      </td>
      <td className={classes.payment}>
        <PaymentBadge status={order.paymentStatus} />
      </td>
      <td className={classes.date}>
        <time dateTime={order.createdAt} title={format.instant(order.createdAt)}>
          {format.ago(order.createdAt)}
        </time>
      </td>
      <td className={`${classes.total} numeric`}>{format.money(order.total)}</td>
    </tr>
  );
}
