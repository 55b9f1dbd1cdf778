import { Divider, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import { Components } from '../bundles/Components';
import { groupsOf } from '../bundles/groups';
import { FoldedList } from '../parts/FoldedList';
import { CashAtDoor } from '../money/CashAtDoor';
import { ConfirmByCode } from '../money/ConfirmByCode';
import { KeptText } from '../money/KeptText';
import { paymentsOfMoney } from '../money/currentPayment';
import { PaymentText } from '../money/PaymentText';
import { PayOtherwise } from '../money/switching/PayOtherwise';
import { AskForRefund } from '../refunds/AskForRefund';
import { mayAskForRefund } from '../refunds/mayAskForRefund';
import { RefundLines } from '../refunds/RefundLines';
import { Section } from '../../shell/parts/Section';
import { TotalsTable } from '../parts/TotalsTable';

/** How it is paid, what was bought and what that costs. */
export function OrderDetails({ order }: { readonly order: OrderJson }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Section title={t('money.title')}>
        <PaymentText order={order} payments={paymentsOfMoney(order)} />
        <CashAtDoor order={order} />
        <ConfirmByCode order={order} />
        <PayOtherwise order={order} />
        <RefundLines order={order} />
        <KeptText order={order} />
        {mayAskForRefund(order) && <AskForRefund order={order} />}
      </Section>
      <Section title={t('orders.page.lines')}>
        <FoldedList items={groupsOf(order.lines, order.bundles)}>
          {(shown) => (
            <Stack gap="sm">
              {shown.map(({ key, bundle, lines }) =>
                bundle ? (
                  <BundleLine key={key} bundle={bundle} lines={lines} />
                ) : (
                  lines.map((line) => <Line key={key} line={line} />)
                ),
              )}
            </Stack>
          )}
        </FoldedList>
        <Divider my="sm" />
        <TotalsTable totals={order.totals} taxIncluded={order.taxIncluded} />
      </Section>
    </Stack>
  );
}

interface BundleLineProps {
  readonly bundle: OrderJson['bundles'][number];
  readonly lines: readonly OrderJson['lines'][number][];
}

/** A bundle for its price, and what is in it. */
function BundleLine({ bundle, lines }: BundleLineProps) {
  const amount = lines.reduce((sum, { subtotal }) => sum + subtotal.amount, 0);
  return (
    <div>
      <Line line={{ ...bundle, subtotal: { ...bundle.unitPrice, amount } }} />
      <Components pieces={lines} />
    </div>
  );
}

type SoldLine = Pick<OrderJson['lines'][number], 'name' | 'variant' | 'quantity' | 'unitPrice' | 'subtotal'>;

function Line({ line }: { readonly line: SoldLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600}>
          {line.name}
        </Text>
        <Text size="xs" c="dimmed">
          {[line.variant, t('orders.page.quantity', { quantity: format.number(line.quantity) })]
            .filter(Boolean)
            .join(' · ')}{' '}
          {format.money(line.unitPrice)}
        </Text>
      </div>
      <Text size="sm" className="numeric">
        {format.money(line.subtotal)}
      </Text>
    </Group>
  );
}
