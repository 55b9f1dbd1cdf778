import { Badge, Button, Group, Loader, Checkbox, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useFindWord } from '../../i18n/useWord';
import { useProblemText } from '../../shell/feedback/useProblemText';
import { Section } from '../../shell/parts/Section';
import { OrderLink } from '../order/OrderLink';
import { isReady, type Job } from './jobs';
import type { BenchSettings } from './remembered';
import classes from './Bench.module.css';

interface JobListProps {
  readonly jobs: readonly Job[];
  readonly settings: BenchSettings;
  readonly change: (fields: Partial<BenchSettings>) => void;
  readonly onPrint: () => void;
  readonly clear: () => void;
}

const COLORS = {
  packing: 'gray',
  booking: 'gray',
  ready: 'pine',
  unscanned: 'marigold',
  unbooked: 'marigold',
  failed: 'red',
} as const;

/** What was packed on this bench since it was opened, what failed and why, and how it is printed. */
export function JobList({ jobs, settings, change, onPrint, clear }: JobListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ready = jobs.filter(isReady).length;
  const working = jobs.filter(({ state }) => state === 'packing' || state === 'booking').length;
  return (
    <Section
      title={t('packing.packed')}
      aside={
        jobs.length > 0 && (
          <Button variant="subtle" size="compact-sm" mih={44} onClick={clear}>
            {t('packing.clear')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" role="status">
        {jobs.length === 0
          ? t('packing.nothingPacked')
          : t('packing.progress', { ready: format.number(ready), working: format.number(working) })}
      </Text>
      {ready > 0 && (
        <Button variant="light" my="sm" leftSection={<IconPrinter size={17} aria-hidden />} onClick={onPrint}>
          {t('packing.printLabels', { count: ready })}
        </Button>
      )}
      <ul className={classes.list}>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <Group gap="md" mt="md">
        <Checkbox
          label={t('packing.options.atOnce')}
          checked={settings.atOnce}
          onChange={(event) => change({ atOnce: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('packing.options.slips')}
          checked={settings.slips}
          onChange={(event) => change({ slips: event.currentTarget.checked })}
        />
        {settings.slips && (
          <Checkbox
            label={t('packing.options.prices')}
            checked={settings.prices}
            onChange={(event) => change({ prices: event.currentTarget.checked })}
          />
        )}
      </Group>
    </Section>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const why = useWhy();
  const isWorking = job.state === 'packing' || job.state === 'booking';
  const reason = why(job);
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <OrderLink orderId={job.id} orderNumber={job.number} />
        <Group gap={6} wrap="nowrap">
          {isWorking && <Loader size={14} aria-hidden />}
          <Badge color={COLORS[job.state]} variant="light">
            {t(`packing.states.${job.state}`)}
          </Badge>
        </Group>
      </Group>
      {reason && (
        <Text size="xs" role="alert">
          {reason}
        </Text>
      )}
    </li>
  );
}

/** Why an order has no label. */
function useWhy(): (job: Job) => string | undefined {
  const { t } = useTranslation();
  const find = useFindWord();
  const problemText = useProblemText(true);
  return (job) => {
    if (job.state === 'failed') return problemText(job.error);
    if (job.state === 'unscanned') return t('packing.scanFirst');
    if (job.state !== 'unbooked') return undefined;
    if (job.refused === null) return t('packing.noAnswer');
    return t('parcels.bookingError', { error: find('parcels.refusals', job.refused) ?? job.refused });
  };
}
