import { IconCashBanknoteMinus, IconReportMoney } from '@tabler/icons-react';
import { definePage } from '../../routing/page';
import { requireStaff } from '../../session/guards';
import type { TransactionFilter } from './api';
import { readRefundFilter } from './refundFilter';

export const refundsPage = definePage({
  path: '/admin/refunds',
  before: requireStaff,
  readSearch: readRefundFilter,
  load: () => import('./RefundsPage'),
  component: 'RefundsPage',
  nav: { group: 'money', order: 15, text: 'refunds.nav', icon: IconCashBanknoteMinus },
});

/** What is looked for; a number of digits alone arrives as one. */
function readFilter({ kind, status, number }: Record<string, unknown>): TransactionFilter {
  const texts = { kind, status, number };
  const given = Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  );
  return Object.fromEntries(given) as TransactionFilter;
}

export const transactionsPage = definePage({
  path: '/admin/transactions',
  before: requireStaff,
  readSearch: readFilter,
  load: () => import('./TransactionsPage'),
  component: 'TransactionsPage',
  nav: {
    group: 'money',
    order: 18,
    text: 'refunds.transactions.nav',
    icon: IconReportMoney,
    needs: 'readTransactions',
  },
});
