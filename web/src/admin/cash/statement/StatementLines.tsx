import { Text } from '@mantine/core';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { DataTable, type Column } from '../../../shell/parts/DataTable';
import { TextLink } from '../../../shell/parts/TextLink';
import { CASH_CURRENCY } from '../cashForm';
import type { StatementLine } from './readStatement';
import { byUrgency, type Outcome, type Outcomes } from './sendStatement';

interface StatementLinesProps {
  readonly lines: readonly StatementLine[];
  readonly outcomes: Outcomes;
}

/** More rows nobody reads; what needs somebody stands above them. */
const MOST_SHOWN = 100;

/** The lines as they were read, each with what is wrong with it or what became of it. */
export function StatementLines({ lines, outcomes }: StatementLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amount: number | undefined): string =>
    amount === undefined ? '–' : format.money({ amount, currency: CASH_CURRENCY });
  const columns: readonly Column<StatementLine>[] = [
    { label: t('cash.statement.row'), cell: ({ row }) => format.number(row) },
    {
      label: t('cash.statement.consignment'),
      cell: ({ consignmentId }) => (
        <span className="mono" style={{ overflowWrap: 'anywhere' }}>
          {consignmentId || '–'}
        </span>
      ),
    },
    { label: t('cash.statement.amount'), isFigure: true, cell: ({ amount }) => money(amount) },
    { label: t('cash.statement.fee'), isFigure: true, cell: ({ fee }) => money(fee) },
    {
      label: t('cash.statement.became'),
      cell: ({ row, fault }) =>
        fault ? (
          <Text span size="sm" c="red">
            {t(`cash.statement.lineFaults.${fault}`)}
          </Text>
        ) : (
          <Became outcome={outcomes.get(row)} />
        ),
    },
  ];
  const shown = byUrgency(lines, outcomes).slice(0, MOST_SHOWN);
  return (
    <>
      <DataTable
        label={t('cash.statement.title')}
        columns={columns}
        rows={shown}
        keyOf={({ row }) => String(row)}
      />
      {lines.length > shown.length && (
        <Text size="sm" c="dimmed">
          {t('cash.statement.more', { count: lines.length - shown.length })}
        </Text>
      )}
    </>
  );
}

const COLOR = { RECORDED: 'pine', ACCEPTED: 'dimmed', REFUSED: 'red', UNKNOWN: 'red' } as const;

function Became({ outcome: became }: { readonly outcome: Outcome | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!became) {
    return (
      <Text span size="sm" c="dimmed">
        {t('cash.statement.ready')}
      </Text>
    );
  }
  const { outcome, orderId, detail, amountLeft } = became;
  const why = amountLeft ? t('cash.statement.left', { amount: format.money(amountLeft) }) : detail;
  const words = t(`cash.statement.outcomes.${outcome}`);
  return (
    <span>
      {orderId === null ? (
        <Text span size="sm" c={COLOR[outcome]}>
          {words}
        </Text>
      ) : (
        <TextLink
          alone
          to="/admin/orders/$orderId"
          params={{ orderId }}
          search={{ tab: 'money' }}
          size="sm"
          c={COLOR[outcome]}
        >
          {words}
        </TextLink>
      )}
      {why && (
        <Text component="span" display="block" size="xs" c="dimmed">
          {why}
        </Text>
      )}
    </span>
  );
}
