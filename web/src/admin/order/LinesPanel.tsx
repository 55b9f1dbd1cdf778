import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { LineQuantities } from '../../../../domain/order/order';
import { useFormat } from '../../i18n/useFormat';
import { groupsOf } from '../../orders/bundles/groups';
import { FoldedList } from '../../orders/parts/FoldedList';
import { lineName } from '../../orders/parts/lineName';
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
      <FoldedList items={groupsOf(order.lines, order.bundles)}>
        {(shown) => (
          <ul className={classes.lines}>
            {shown.map(({ key, bundle, lines }) =>
              bundle ? (
                <BundleRow key={key} bundle={bundle} lines={lines} />
              ) : (
                lines.map((line) => <LineRow key={key} line={line} />)
              ),
            )}
          </ul>
        )}
      </FoldedList>
      <TotalsTable totals={order.totals} taxIncluded={order.taxIncluded} />
    </Section>
  );
}

interface BundleRowProps {
  readonly bundle: AdminOrderJson['bundles'][number];
  readonly lines: readonly Line[];
}

/** What was sold for one price, with its components below: they are what is packed. */
function BundleRow({ bundle, lines }: BundleRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={classes.bundle}>
      <div className={classes.head}>
        <div className={classes.item}>
          <Group gap={8}>
            <Badge size="sm">{t('bundles.bundle')}</Badge>
            <Text fw={600} size="sm">
              {t('orders.page.quantity', { quantity: format.number(bundle.quantity) })} {lineName(bundle)}
            </Text>
          </Group>
          <Text size="xs" c="dimmed">
            <span className="mono">{bundle.sku}</span> ·{' '}
            {t('adminOrder.each', { price: format.money(bundle.unitPrice) })}
            {bundle.together && ` · ${t('bundles.panel.together')}`}
          </Text>
        </div>
        <Text fw={600} size="sm" className="numeric">
          {format.money(bundle.total)}
        </Text>
      </div>
      <ul className={classes.components} aria-label={t('bundles.contains')}>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ul>
    </li>
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
