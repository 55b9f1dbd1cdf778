import { Skeleton, Stack, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '../../routing/Link';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderSummaryJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { PaymentBadge, StatusBadge } from '../../orders/parts/StatusBadge';
import { useWord } from '../../i18n/useWord';
import classes from './OrderTable.module.css';

interface OrderTableProps {
  readonly orders: readonly AdminOrderSummaryJson[] | undefined;
  /** How many rows to leave room for while loading. */
  readonly rows: number;
  readonly empty: string;
  /** The rows belong to other filters; new ones are on the way. */
  readonly stale?: boolean;
}

/** Orders as rows; on a phone each row folds into a card. */
export function OrderTable({ orders, rows, empty, stale = false }: OrderTableProps) {
  if (!orders) {
    return (
      <Stack gap={4} pt="xs" aria-hidden>
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} h={34} />
        ))}
      </Stack>
    );
  }
  if (orders.length === 0) {
    return (
      <Text c="dimmed" size="sm" py="md" role="status">
        {empty}
      </Text>
    );
  }
  return (
    <table className={classes.table} aria-busy={stale}>
      <Head />
      <tbody>
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </tbody>
    </table>
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.number}>
          {t('orders.list.number')}
        </th>
        <th scope="col">{t('orderList.recipient')}</th>
        <th scope="col" className={classes.phone}>
          {t('orderList.phone')}
        </th>
        <th scope="col" className={classes.city}>
          {t('orderList.city')}
        </th>
        <th scope="col">{t('orderList.firstItem')}</th>
        <th scope="col" className={classes.status}>
          {t('orders.list.status')}
        </th>
        <th scope="col" className={classes.payment}>
          {t('orders.list.payment')}
        </th>
        <th scope="col" className={classes.date}>
          {t('orders.list.date')}
        </th>
        <th scope="col" className={classes.total}>
          {t('orders.list.total')}
        </th>
      </tr>
    </thead>
  );
}

function OrderRow({ order }: { readonly order: AdminOrderSummaryJson }) {
  const format = useFormat();
  return (
    <tr>
      <td className={classes.number}>
        <Link to="/admin/orders/$orderId" params={{ orderId: order.id }} className={classes.link}>
          {order.number}
        </Link>
      </td>
      <td className={classes.customer}>
        <Recipient order={order} />
        <span className={classes.reach}>{[order.phone, order.city].filter(Boolean).join(' · ')}</span>
      </td>
      <td className={`${classes.phone} numeric`}>{order.phone}</td>
      <td className={classes.city} title={order.city}>
        {order.city}
      </td>
      <td className={classes.item}>
        <FirstItem order={order} />
      </td>
      <td className={classes.status}>
        <OrderState order={order} />
      </td>
      <td className={classes.payment}>
        <span className={classes.state}>
          <PaymentBadge status={order.paymentStatus} />
        </span>
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

interface CellProps {
  readonly order: AdminOrderSummaryJson;
}

/** Who takes the parcel, and who ordered it where that is somebody else. */
function Recipient({ order: { recipientName, customerName } }: CellProps) {
  const { t } = useTranslation();
  const orderedBy =
    customerName && customerName !== recipientName ? t('orderList.orderedBy', { name: customerName }) : '';
  return (
    <span className={classes.line} title={[recipientName, orderedBy].filter(Boolean).join(' · ')}>
      {recipientName}
      {orderedBy && <span className={classes.dimmed}> {orderedBy}</span>}
    </span>
  );
}

/** What stands first in the order, and how many other lines there are. */
function FirstItem({ order: { firstItem, lineCount } }: CellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!firstItem) return null;
  const { quantity, name, variant } = firstItem;
  const pieces = quantity > 1 ? t('orders.page.quantity', { quantity: format.number(quantity) }) : '';
  const words = [pieces, name].filter(Boolean).join(' ');
  return (
    <span className={classes.itemLine} title={[words, variant].filter(Boolean).join(' · ')}>
      <span className={classes.line}>{words}</span>
      {lineCount > 1 && (
        <span className={`${classes.more} numeric`}>
          {t('orderList.moreItems', { count: lineCount - 1 })}
        </span>
      )}
    </span>
  );
}

/** Where it stands, and what it waits for. */
function OrderState({ order: { status, holdReason } }: CellProps) {
  const word = useWord();
  const hold = holdReason && word('holdReasons', holdReason);
  return (
    <span className={classes.state}>
      <StatusBadge status={status} />
      {hold && (
        <span className={classes.hold} title={hold}>
          <IconHandStop size={14} aria-hidden /> {hold}
        </span>
      )}
    </span>
  );
}
