import { Anchor, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../../api/schema/admin';
import type { TimelineJson } from '../../../../../api/schema/order';
import { useFormat } from '../../../i18n/useFormat';
import { RawData } from '../../../orders/timeline/RawData';
import { Awaited } from '../../../shell/feedback/Awaited';
import { timeline } from '../api';
import link from '../../../shell/parts/TextLink.module.css';
import { useAdminOrderPart } from '../useAdminOrder';
import classes from './TechnicalPanel.module.css';

/** What engineers ask for: ids, versions, the execution, and everything that was recorded as it was stored. */
export function TechnicalPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useAdminOrderPart(order.id, timeline);
  return (
    <Stack gap="md">
      <dl className={classes.facts}>
        <Fact label={t('adminOrder.technical.id')}>
          <span className="mono">{order.id}</span>
        </Fact>
        <Fact label={t('adminOrder.technical.version')}>{format.number(order.version)}</Fact>
        <Fact label={t('adminOrder.technical.revision')}>{format.number(order.revision)}</Fact>
        <Fact label={t('adminOrder.technical.workflow')}>
          <WorkflowLink workflow={order.workflow} />
        </Fact>
      </dl>
      <section>
        <Title order={3} mb="xs">
          {t('adminOrder.technical.record')}
        </Title>
        <Awaited query={query} room={200}>
          {({ items }) => <Records entries={items} />}
        </Awaited>
      </section>
    </Stack>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Fact({ label, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function WorkflowLink({ workflow: { id, url, startedAt } }: Pick<AdminOrderJson, 'workflow'>) {
  const { t } = useTranslation();
  return (
    <>
      <span className="mono">{id}</span>{' '}
      {startedAt === null && (
        <Text span size="sm" c="dimmed">
          {t('adminOrder.noWorkflow')}
        </Text>
      )}
      {url !== null && (
        <Anchor href={url} target="_blank" rel="noopener" size="sm" fw={600} className={link.alone}>
          {t('adminOrder.workflow')} <IconExternalLink size={14} aria-hidden />
        </Anchor>
      )}
    </>
  );
}

/** The newest first, as everywhere. */
function Records({ entries }: { readonly entries: TimelineJson['items'] }) {
  const format = useFormat();
  const instantOf = format.instantsOf(entries.map(({ at }) => at));
  return (
    <ol className={classes.records}>
      {entries.toReversed().map(({ id, type, at, actor, data }) => (
        <li key={id}>
          <Text size="xs" c="dimmed">
            <time dateTime={at}>{instantOf(at)}</time> · <span className="mono">{actor.id}</span>
          </Text>
          <RawData type={type} data={data} />
        </li>
      ))}
    </ol>
  );
}
