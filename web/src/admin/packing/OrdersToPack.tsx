import { Badge, Checkbox, Group, Text, UnstyledButton } from '@mantine/core';
import type { ToPackJson } from '../../../../api/schema/stock/packing';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { needsScans, piecesOf } from './bench';
import classes from './Bench.module.css';

interface OrdersToPackProps {
  readonly orders: readonly ToPackJson[];
  readonly ticked: ReadonlySet<string>;
  readonly tick: (ticked: ReadonlySet<string>) => void;
  readonly current: ToPackJson | undefined;
  readonly choose: (id: string) => void;
}

/** The orders of a warehouse that can be packed, those first that are to leave first. */
export function OrdersToPack({ orders, ticked, tick, current, choose }: OrdersToPackProps) {
  const { t } = useTranslation();
  const turn = (id: string, isTicked: boolean): void => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    tick(next);
  };
  return (
    <ul className={classes.list} aria-label={t('packing.list')}>
      {orders.map((order) => (
        <li key={order.id} className={classes.row} data-current={order.id === current?.id}>
          <Checkbox
            mt={10}
            aria-label={t('packing.tick', { number: order.number })}
            checked={ticked.has(order.id)}
            onChange={(event) => turn(order.id, event.currentTarget.checked)}
          />
          <UnstyledButton
            className={classes.choose}
            aria-current={order.id === current?.id}
            onClick={() => choose(order.id)}
          >
            <Row order={order} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function Row({ order }: { readonly order: ToPackJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, recipient, city, due, leavesOn, picking, lines } = order;
  return (
    <>
      <Group component="span" gap="xs" justify="space-between">
        <Text component="span" size="sm" fw={600} className="mono">
          {number}
        </Text>
        <Group component="span" gap={6}>
          {due && leavesOn && (
            <Badge component="span" color={due === 'LATE' ? 'red' : 'marigold'} variant="light">
              {t(`packing.due.${due}`, { day: format.calendarDay(leavesOn, false) })}
            </Badge>
          )}
          {picking && (
            <Badge component="span" variant="light">
              {t('packing.picking')}
            </Badge>
          )}
          {needsScans(order) && (
            <Badge component="span" color="gray" variant="light">
              {t('packing.scanNeeded')}
            </Badge>
          )}
        </Group>
      </Group>
      <Text component="span" display="block" size="sm">
        {[recipient, city].filter(Boolean).join(' · ')}
      </Text>
      <Text component="span" display="block" size="xs" c="dimmed">
        {t('packing.pieces', { count: piecesOf(order) })}
        {': '}
        {lines.map(({ name, quantity }) => `${format.number(quantity)} × ${name}`).join(', ')}
      </Text>
    </>
  );
}
