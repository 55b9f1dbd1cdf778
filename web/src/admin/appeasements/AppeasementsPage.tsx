import { Container, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import type { AppeasementBudgetsJson } from '../../../../api/schema/money/appeasements';
import { useFormat } from '../../i18n/useFormat';
import { useFindWord } from '../../i18n/useWord';
import { personName } from '../../session/personName';
import { Awaited } from '../../shell/feedback/Awaited';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { PageTitle } from '../../shell/parts/PageTitle';
import { TextLink } from '../../shell/parts/TextLink';
import { readBudgets } from './api';

const REFRESH_MS = 15_000;

/** Who has given goodwill today and how much of their budget that was, and who has got most of it lately. */
export function AppeasementsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const budgets = useQuery({
    queryKey: ['appeasements', 'budgets'],
    queryFn: ({ signal }) => readBudgets(signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('appeasements.page.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('appeasements.page.intro')}
      </Text>
      <Awaited query={budgets} room={320}>
        {({ day, agents, customers, capDays }) => (
          <>
            <Title order={2} mb="xs">
              {t('appeasements.page.agents', { day: format.day(day) })}
            </Title>
            <Agents agents={agents} />
            <Title order={2} mt="xl" mb="xs">
              {t('appeasements.page.customers', { count: capDays })}
            </Title>
            <Customers customers={customers} />
          </>
        )}
      </Awaited>
    </Container>
  );
}

type Agent = AppeasementBudgetsJson['agents'][number];

function Agents({ agents }: Pick<AppeasementBudgetsJson, 'agents'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const find = useFindWord();
  if (agents.length === 0) return <Nothing text={t('appeasements.page.noneGiven')} />;
  const columns: readonly Column<Agent>[] = [
    {
      label: t('appeasements.page.agent'),
      cell: ({ agentId, role }) => personName({ id: agentId, role }, find),
    },
    {
      label: t('appeasements.page.count'),
      isFigure: true,
      cell: ({ count }) => format.number(count),
    },
    { label: t('appeasements.page.used'), isFigure: true, cell: ({ used }) => format.money(used) },
    { label: t('appeasements.page.budget'), isFigure: true, cell: ({ budget }) => format.money(budget) },
    {
      label: t('appeasements.page.left'),
      isFigure: true,
      cell: ({ used, budget }) =>
        format.money({ ...budget, amount: Math.max(0, budget.amount - used.amount) }),
    },
  ];
  return (
    <DataTable
      label={t('appeasements.page.agent')}
      columns={columns}
      rows={agents}
      keyOf={({ agentId, used }) => `${agentId}/${used.currency}`}
    />
  );
}

type Customer = AppeasementBudgetsJson['customers'][number];

function Customers({ customers }: Pick<AppeasementBudgetsJson, 'customers'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (customers.length === 0) return <Nothing text={t('appeasements.page.noneGot')} />;
  const columns: readonly Column<Customer>[] = [
    {
      label: t('appeasements.page.customer'),
      cell: ({ customerId, name }) => (
        <TextLink alone to="/admin/orders" search={{ customerId }} size="sm">
          {name || <span className="mono">{customerId}</span>}
        </TextLink>
      ),
    },
    { label: t('appeasements.page.got'), isFigure: true, cell: ({ got }) => format.money(got) },
    { label: t('appeasements.page.cap'), isFigure: true, cell: ({ cap }) => format.money(cap) },
  ];
  return (
    <DataTable
      label={t('appeasements.page.customer')}
      columns={columns}
      rows={customers}
      keyOf={({ customerId, got }) => `${customerId}/${got.currency}`}
    />
  );
}

const Nothing = ({ text }: { readonly text: string }) => (
  <Text size="sm" c="dimmed">
    {text}
  </Text>
);
