import { Badge, Group, Stack, Text } from '@mantine/core';
import type { SerialJson } from '../../../../api/schema/stock/serials';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useWord } from '../../i18n/useWord';
import { useSession } from '../../session/useSession';
import { DataTable, type Column } from '../../shell/parts/DataTable';
import { Section } from '../../shell/parts/Section';
import { OrderLink } from '../order/OrderLink';
import { OpenBoxForm } from './OpenBoxForm';
import { RegisterForm } from './RegisterForm';

type Move = SerialJson['moves'][number] & { readonly ordinal: number };

/** A piece: which product it is, where it lies, and what became of it. */
export function SerialFacts({ serial }: { readonly serial: SerialJson }) {
  const { t } = useTranslation();
  const mayKeep = useSession()?.permissions.includes('keepSerials') ?? false;
  const isBack = serial.parcel === null || ['DELIVERED', 'RETURNED'].includes(serial.parcel.status);
  return (
    <Stack gap="md">
      <Section title={serial.name ?? serial.sku}>
        <Group gap="xs" mb="xs">
          <Text size="sm">
            {t(`serials.kinds.${serial.kind}`)} <span className="mono">{serial.value}</span>
          </Text>
          <Text size="sm" c="dimmed" className="mono">
            {serial.sku}
          </Text>
          {serial.condition === 'OPEN_BOX' && <Badge color="marigold">{t('serials.openBox.badge')}</Badge>}
          {serial.register && (
            <Badge color={serial.register === 'NOT_REGISTERED' ? 'red' : 'pine'}>
              {t(`serials.register.results.${serial.register}`)}
            </Badge>
          )}
        </Group>
        <Whereabouts parcel={serial.parcel} />
        {mayKeep && isBack && <OpenBoxForm serial={serial} />}
      </Section>
      {mayKeep && serial.kind === 'IMEI' && (
        <Section title={t('serials.register.title')}>
          <RegisterForm key={serial.value} serial={serial} />
        </Section>
      )}
      <Section title={t('serials.history')}>
        <Moves moves={serial.moves} />
      </Section>
    </Stack>
  );
}

function Whereabouts({ parcel }: Pick<SerialJson, 'parcel'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  if (!parcel) return <Text size="sm">{t('serials.free')}</Text>;
  const { order, status, deliveredAt, warrantyUntil } = parcel;
  return (
    <Stack gap={4}>
      <Text size="sm" component="div">
        {t('serials.inParcel')} <OrderLink orderId={order.id} orderNumber={order.number} />{' '}
        <Badge color={status === 'DELIVERED' ? 'pine' : 'indigo'}>{word('parcels.state', status)}</Badge>
      </Text>
      {deliveredAt && <Text size="sm">{t('serials.delivered', { day: format.day(deliveredAt) })}</Text>}
      {warrantyUntil && (
        <Text size="sm">{t('serials.warrantyUntil', { day: format.day(warrantyUntil) })}</Text>
      )}
    </Stack>
  );
}

function Moves({ moves }: Pick<SerialJson, 'moves'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Move>[] = [
    {
      label: t('serials.moves.at'),
      cell: ({ at }) => <time dateTime={at}>{format.instant(at)}</time>,
    },
    {
      label: t('serials.moves.step'),
      cell: ({ step, note }) => (
        <>
          {t(`serials.steps.${step}`)}
          {note !== null && (
            <Text size="xs" c="dimmed">
              “{note}”
            </Text>
          )}
        </>
      ),
    },
    {
      label: t('serials.moves.order'),
      cell: ({ order }) => (order ? <OrderLink orderId={order.id} orderNumber={order.number} /> : '–'),
    },
    { label: t('serials.moves.sku'), cell: ({ sku }) => <span className="mono">{sku}</span> },
    { label: t('serials.moves.by'), cell: ({ by }) => <span className="mono">{by}</span> },
  ];
  const newestFirst = moves.map((move, ordinal): Move => ({ ...move, ordinal })).toReversed();
  return (
    <DataTable
      label={t('serials.history')}
      columns={columns}
      rows={newestFirst}
      keyOf={({ ordinal }) => String(ordinal)}
    />
  );
}
