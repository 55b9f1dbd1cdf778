import { Container, Group, Paper, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { ErpStatusJson } from '../../../../api/schema/erp';
import { readErpStatus } from './api';
import { useFormat } from '../../i18n/useFormat';
import { Section } from '../../shell/parts/Section';
import { useWord } from '../../i18n/useWord';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { TextLink } from '../../shell/parts/TextLink';

const REFRESH_MS = 5_000;

/** How well the ERP keeps in step with the orders, and those it refused. */
export function ErpPage() {
  const { t } = useTranslation();
  const status = useQuery({
    queryKey: ['erp'],
    queryFn: ({ signal }) => readErpStatus(signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Container size="md" py="lg">
      <PageTitle>{t('erp.title')}</PageTitle>
      <Text c="dimmed" mb="lg">
        {t('erp.intro')}
      </Text>
      {status.error && <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />}
      {status.isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {status.data?.provider === null && (
        <EmptyState
          icon={IconPlugConnectedX}
          title={t('erp.none')}
          hint={t('erp.noneHint', { count: status.data.backlog })}
        />
      )}
      {status.data && status.data.provider !== null && (
        <Stack gap="lg">
          <Figures status={status.data} />
          <Rejections status={status.data} />
        </Stack>
      )}
    </Container>
  );
}

function Figures({ status }: { readonly status: ErpStatusJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { successRate, windowHours, backlog, lagMs, rejected, entities } = status;
  const figures = [
    {
      label: t('erp.successRate', { count: windowHours }),
      value: successRate === null ? '–' : format.percent(successRate),
    },
    { label: t('erp.backlog'), value: format.number(backlog) },
    { label: t('erp.lag'), value: backlog === 0 ? '–' : format.duration(lagMs ?? 0) },
    { label: t('erp.rejected'), value: format.number(rejected) },
  ];
  const lastSyncedAt = entities[0]?.lastSyncedAt;
  return (
    <Paper p="lg">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {figures.map(({ label, value }) => (
          <div key={label}>
            <Text size="xs" c="dimmed" fw={600}>
              {label}
            </Text>
            <Text size="xl" fw={700} className="numeric">
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {lastSyncedAt && (
        <Text size="xs" c="dimmed" mt="md">
          {t('erp.lastTaken', { instant: format.instant(lastSyncedAt) })}
        </Text>
      )}
    </Paper>
  );
}

function Rejections({ status: { rejections, rejected } }: { readonly status: ErpStatusJson }) {
  const { t } = useTranslation();
  return (
    <Section title={t('erp.rejections')}>
      {rejections.length === 0 && <EmptyState icon={IconCircleCheck} title={t('erp.noRejections')} />}
      <Stack gap="sm">
        {rejections.map((rejection) => (
          <Rejection key={rejection.orderId} rejection={rejection} />
        ))}
        {rejected > rejections.length && (
          <Text size="sm" c="dimmed">
            {t('erp.more', { count: rejected - rejections.length })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function Rejection({ rejection }: { readonly rejection: ErpStatusJson['rejections'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const { orderId, number, error, since } = rejection;
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <TextLink alone to="/admin/orders/$orderId" params={{ orderId }} fw={600}>
          {number}
        </TextLink>
        <Text size="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
          {t('erp.failed', { error: error ? word('erp.errors', error) : '–' })}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {format.ago(since)}
      </Text>
    </Group>
  );
}
