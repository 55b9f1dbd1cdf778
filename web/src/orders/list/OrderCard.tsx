import { Group, Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '../../routing/Link';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderSummaryJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import classes from './OrderCard.module.css';
import { StatusBadge } from '../parts/StatusBadge';

/** One order in the customer's list. */
export function OrderCard({ order }: { readonly order: OrderSummaryJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li>
      <Link to="/orders/$orderId" params={{ orderId: order.id }} className={classes.card}>
        <div className={classes.main}>
          <Group gap="xs">
            <Text fw={700}>{order.number}</Text>
            <StatusBadge status={order.status} />
          </Group>
          <Text size="sm" c="dimmed">
            {format.day(order.createdAt)} · {t('orders.list.items', { count: order.itemCount })}
          </Text>
        </div>
        <Text fw={700} className="numeric">
          {format.money(order.total)}
        </Text>
        <IconChevronRight size={18} aria-hidden />
      </Link>
    </li>
  );
}
