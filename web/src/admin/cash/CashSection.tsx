import { Badge, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { Awaited } from '../../shell/feedback/Awaited';
import { useAdminOrderPart } from '../order/useAdminOrder';
import { orderCash } from './api';
import { CASH_COLOR } from './cashColor';
import type { CashParcel } from './cashForm';
import { useCourierName } from './useCourierName';

/** What is collected for each parcel of an order that is paid at the door, and what has become of it. */
export function CashSection({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useAdminOrderPart(order.id, orderCash);
  if (!order.cash) return null;
  const toCome = t('cash.toCome', { amount: format.money(order.cash.toCollect) });
  return (
    <section>
      <Title order={3} mb="xs">
        {t('cash.title')}
      </Title>
      <Awaited query={query} room={80}>
        {({ items }) => (
          <Stack gap="md">
            {items.length === 0 && <Text size="sm">{order.cancellation ? t('cash.notAsked') : toCome}</Text>}
            {items.map((parcel, index) => (
              <Parcel key={parcel.parcelId} parcel={parcel} ordinal={index + 1} />
            ))}
          </Stack>
        )}
      </Awaited>
    </section>
  );
}

function Parcel({ parcel, ordinal }: { readonly parcel: CashParcel; readonly ordinal: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const courierName = useCourierName();
  const { state, courier, consignmentId, collectedAt, remittances, collected } = parcel;
  const told = collected === null ? [] : (['remitted', 'fee', 'open'] as const);
  return (
    <article>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {t('cash.parcel', { number: format.number(ordinal) })} · {courierName(courier)}
        </Text>
        <Badge size="sm" color={CASH_COLOR[state]}>
          {t(`cash.state.${state}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {consignmentId && <span className="mono">{consignmentId}</span>}
        {consignmentId && collectedAt && ' · '}
        {collectedAt && <time dateTime={collectedAt}>{format.instant(collectedAt)}</time>}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 5 }} spacing="xs" verticalSpacing={4} mt={4}>
        <Figure label={t('cash.figures.toCollect')} value={format.money(parcel.toCollect)} />
        <Figure
          label={t('cash.figures.collected')}
          value={collected === null ? '–' : format.money(collected)}
        />
        {told.map((name) => (
          <Figure key={name} label={t(`cash.figures.${name}`)} value={format.money(parcel[name])} />
        ))}
      </SimpleGrid>
      {remittances.map(({ reference, amount, fee }) => (
        <Text key={reference} size="xs" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {t('cash.remittance', { reference, amount: format.money(amount), fee: format.money(fee) })}
        </Text>
      ))}
    </article>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" className="numeric">
        {value}
      </Text>
    </div>
  );
}
