import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { LineQuantities } from '../../../../domain/order/order';
import { useFormat } from '../../i18n/useFormat';
import { FoldedList } from '../../orders/parts/FoldedList';
import { TotalsTable } from '../../orders/parts/TotalsTable';
import { Section } from '../../shell/parts/Section';
import classes from './LinesPanel.module.css';

type Line = AdminOrderJson['lines'][number];

const STATES = [
  'reserved',
  'backordered',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'returned',
  'exchanged',
  'lost',
] as const satisfies readonly (keyof LineQuantities)[];

/** The order's lines, with how many pieces of each are where, and what they cost. */
export function LinesPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  return (
    <Section title={t('adminOrder.lines')}>
      <FoldedList items={order.lines}>
        {(shown) => (
          <ul className={classes.lines}>
            {shown.map((line) => (
              <LineRow key={line.id} line={line} />
            ))}
          </ul>
        )}
      </FoldedList>
      <TotalsTable totals={order.totals} taxIncluded={order.taxIncluded} />
    </Section>
  );
}

function LineRow({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={classes.line}>
      <Text className={`${classes.quantity} numeric`} component="strong">
        {t('orders.page.quantity', { quantity: format.number(line.quantity) })}
      </Text>
      <div className={classes.item}>
        <Text fw={600} size="sm">
          {line.name}
          {line.variant && (
            <Text span c="dimmed" fw={400} size="sm">
              {' '}
              · {line.variant}
            </Text>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          <span className="mono">{line.sku}</span> ·{' '}
          {t('adminOrder.each', { price: format.money(line.unitPrice) })}
          {line.discount.amount > 0 && ` · ${t('checkout.discount')} ${format.money(line.discount)}`}
          {line.taxRate !== null && ` · ${t('checkout.tax')} ${format.money(line.tax)}`}
        </Text>
        <Group gap={6} mt={4}>
          {STATES.filter((state) => line.quantities[state] > 0).map((state) => (
            <Badge
              key={state}
              size="sm"
              color={state === 'backordered' || state === 'lost' ? 'marigold' : 'gray'}
            >
              {format.number(line.quantities[state])} {t(`adminOrder.quantity.${state}`)}
            </Badge>
          ))}
        </Group>
      </div>
      <Text fw={600} size="sm" className="numeric">
        {format.money(line.total)}
      </Text>
    </li>
  );
}
