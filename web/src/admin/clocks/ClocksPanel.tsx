import { Stack, Text } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { OrderClocksJson } from '../../../../api/schema/clocks';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { Section } from '../../shell/parts/Section';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { orderClocks } from './api';
import { TimeLeft } from './TimeLeft';

type Clock = OrderClocksJson['items'][number];

/** What the customer waits for and until when, and what they had in time or late; nothing in an order without clocks. */
export function ClocksPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const { data } = useAdminOrderPart(order.id, orderClocks);
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('clocks.title')}>
      <Stack gap="sm">
        {data.items.map((clock) => (
          <ClockLine key={clock.id} clock={clock} />
        ))}
      </Stack>
    </Section>
  );
}

function ClockLine({ clock }: { readonly clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t(`clocks.names.${clock.clock}`);
  if (clock.stoppedAt === null) {
    return (
      <div>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <TimeLeft clock={clock} label={name} />
      </div>
    );
  }
  return (
    <Text size="xs" c="dimmed">
      {name}: {t(`clocks.${endOf(clock)}`, { at: format.instant(clock.stoppedAt) })}
    </Text>
  );
}

/** What is owed no more was neither in time nor late. */
function endOf({ kept, share }: Clock): 'ended' | 'stopped' | 'stoppedLate' {
  if (kept === false) return 'ended';
  return share > 1 ? 'stoppedLate' : 'stopped';
}
