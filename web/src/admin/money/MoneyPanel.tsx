import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { TransactionListJson } from '../../../../api/schema/money/refunds';
import { useFormat } from '../../i18n/useFormat';
import { useWord } from '../../i18n/useWord';
import { KeptText } from '../../orders/money/KeptText';
import { PaymentText } from '../../orders/money/PaymentText';
import { Awaited } from '../../shell/feedback/Awaited';
import { CashSection } from '../cash/CashSection';
import { LinksSection } from '../links/LinksSection';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { transactions } from './api';
import { MoneyRecord } from './MoneyRecord';
import { PaymentAmounts } from './PaymentAmounts';
import { ReservationButtons } from './ReservationButtons';
import { TRANSACTION_COLOR } from './transactionColor';

/** Attempts to pay, and every movement of money at the gateway. */
export function MoneyPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const query = useAdminOrderPart(order.id, transactions);
  return (
    <Stack gap="lg">
      <section>
        <Title order={3} mb="xs">
          {t('money.payments')}
        </Title>
        <PaymentText order={order} payments={order.payments} />
        <PaymentAmounts order={order} />
        <KeptText order={order} />
        <ReservationButtons order={order} />
      </section>
      <CashSection order={order} />
      <section>
        <Title order={3} mb="xs">
          {t('money.transactions')}
        </Title>
        <Awaited query={query} room={80}>
          {({ items }) => (
            <Transactions
              items={items}
              none={t(order.cash ? 'cash.noTransactions' : 'money.noTransactions')}
            />
          )}
        </Awaited>
      </section>
      <LinksSection order={order} />
    </Stack>
  );
}

interface TransactionsProps {
  readonly items: TransactionListJson['items'];
  /** What is said where there are none. */
  readonly none: string;
}

function Transactions({ items, none }: TransactionsProps) {
  const format = useFormat();
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  const instantOf = format.instantsOf(items.map(({ at }) => at));
  return (
    <Stack gap="sm">
      {items.map((transaction) => (
        <Transaction key={transaction.id} transaction={transaction} at={instantOf(transaction.at)} />
      ))}
    </Stack>
  );
}

interface TransactionProps {
  readonly transaction: TransactionListJson['items'][number];
  /** When it was, as it is written among the others. */
  readonly at: string;
}

function Transaction({ transaction, at }: TransactionProps) {
  const { t } = useTranslation();
  const word = useWord();
  const { kind, status, amount, provider, providerRef, code } = transaction;
  return (
    <MoneyRecord
      title={t(`money.transactionKind.${kind}`)}
      state={{ color: TRANSACTION_COLOR[status], text: t(`money.transactionStatus.${status}`) }}
      amount={amount}
    >
      <Text size="xs" c="dimmed">
        {at} · {word('money.provider', provider)}
        {providerRef && (
          <>
            {' · '}
            <span className="mono">{providerRef}</span>
          </>
        )}
        {code && ` · ${word('money.decline', code)}`}
      </Text>
    </MoneyRecord>
  );
}
