import { Container, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FulfilmentFiguresJson } from '../../../../api/schema/figures';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useSearch } from '../../routing/hooks';
import { router } from '../../routing/router';
import { EmptyState } from '../../shell/feedback/EmptyState';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { PageTitle } from '../../shell/parts/PageTitle';
import { Section } from '../../shell/parts/Section';
import { fulfilmentFigures, type FigureDays } from './api';
import { PlaceTable, StageTable } from './StageTable';

/** How long each step of fulfilment took, and how many promises were kept. */
export function FiguresPage() {
  const { t } = useTranslation();
  const days = useSearch('/admin/figures');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['figures', days],
    queryFn: ({ signal }) => fulfilmentFigures(days, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Container size="lg" py="md">
      <PageTitle>{t('figures.title')}</PageTitle>
      <Text c="dimmed" maw={680} mb="md">
        {t('figures.intro')}
      </Text>
      <Days days={data ?? days} />
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton h={320} radius="lg" aria-hidden />}
      {data && <Figures figures={data} />}
    </Container>
  );
}

function Days({ days }: { readonly days: FigureDays }) {
  const { t } = useTranslation();
  const { from = '', to = '' } = days;
  const change = (next: FigureDays): void =>
    void router.navigate({
      to: '/admin/figures',
      search: Object.fromEntries(Object.entries({ from, to, ...next }).filter(([, value]) => value)),
      replace: true,
    });
  return (
    <Group mb="md" gap="sm">
      <TextInput
        type="date"
        label={t('figures.from')}
        value={from}
        max={to}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('figures.to')}
        value={to}
        min={from}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
    </Group>
  );
}

function Figures({ figures }: { readonly figures: FulfilmentFiguresJson }) {
  const { t } = useTranslation();
  const { stages, warehouses, couriers } = figures;
  if (stages.length === 0 && figures.shortPicks === 0 && figures.promises.share === null) {
    return <EmptyState icon={IconChartBar} title={t('figures.nothing')} />;
  }
  return (
    <Stack gap="md">
      <Section title={t('figures.all')}>
        <Totals figures={figures} />
        {stages.length > 0 && <StageTable label={t('figures.all')} stages={stages} />}
      </Section>
      {warehouses.length > 0 && (
        <Section title={t('figures.warehouses')}>
          <PlaceTable
            label={t('figures.warehouses')}
            name={t('figures.warehouse')}
            places={warehouses.map(({ warehouse, ...place }) => ({ name: warehouse, ...place }))}
          />
        </Section>
      )}
      {couriers.length > 0 && (
        <Section title={t('figures.couriers')}>
          <PlaceTable
            label={t('figures.couriers')}
            name={t('figures.courier')}
            places={couriers.map(({ courier, ...place }) => ({ name: courier, ...place }))}
          />
        </Section>
      )}
    </Stack>
  );
}

function Totals({ figures: { promises, shortPicks } }: { readonly figures: FulfilmentFiguresJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kept, broken, share } = promises;
  const all = format.number(kept + broken);
  return (
    <Group gap="xl" mb="md" align="flex-start">
      <div>
        <Text size="sm" c="dimmed">
          {t('figures.kept')}
        </Text>
        <Text fw={700} size="xl">
          {share === null ? '–' : format.percent(share)}
        </Text>
        <Text size="sm" c="dimmed">
          {share === null
            ? t('figures.nonePromised')
            : t('figures.keptOf', { kept: format.number(kept), all })}
        </Text>
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {t('figures.shortPicks')}
        </Text>
        <Text fw={700} size="xl">
          {format.number(shortPicks)}
        </Text>
      </div>
    </Group>
  );
}
