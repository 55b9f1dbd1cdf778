import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { OrderJson, TrackingJson } from '../../../../api/schema/order';
import { useFormat } from '../../i18n/useFormat';
import classes from '../timeline/Timeline.module.css';
import { ParcelSerials } from './ParcelSerials';
import { useScanText } from './useScanText';
import { useFindWord, useWord } from '../../i18n/useWord';

type TrackedShipment = TrackingJson['shipments'][number];

interface ParcelsProps {
  readonly shipments: readonly TrackedShipment[];
  readonly lines: OrderJson['lines'];
  /** The order ended before anything was packed. */
  readonly over?: boolean;
  /** Of each journey the newest word alone, and the rest on request: what customers see. */
  readonly folded?: boolean;
  /** What can be done with a parcel, for staff. */
  readonly actions?: (shipment: TrackedShipment) => ReactNode;
  /** How a piece's number is written; absent: as it is. */
  readonly writeSerial?: (value: string) => ReactNode;
}

/** Each parcel with its journey. */
export function Parcels({
  shipments,
  lines,
  over = false,
  folded = false,
  actions,
  writeSerial,
}: ParcelsProps) {
  const { t } = useTranslation();
  if (shipments.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {t(over ? 'parcels.neverPacked' : 'parcels.none')}
      </Text>
    );
  }
  return (
    <Stack gap="xl">
      {shipments.map((shipment, index) => (
        <Parcel key={shipment.id} shipment={shipment} ordinal={index + 1} folded={folded}>
          <ParcelSerials serials={shipment.serials} lines={lines} write={writeSerial} />
          {actions?.(shipment)}
        </Parcel>
      ))}
    </Stack>
  );
}

interface ParcelProps {
  readonly shipment: TrackedShipment;
  readonly ordinal: number;
  readonly folded: boolean;
  readonly children: ReactNode;
}

const BAD = new Set(['DELIVERY_FAILED', 'RETURNING', 'RETURNED']);

function Parcel({ shipment, ordinal, folded, children }: ParcelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const word = useWord();
  const find = useFindWord();
  const color = shipment.status === 'DELIVERED' ? 'pine' : BAD.has(shipment.status) ? 'red' : 'indigo';
  return (
    <article>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{t('parcels.parcel', { number: format.number(ordinal) })}</Text>
        <Badge color={color}>{word('parcels.state', shipment.status)}</Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {t('parcels.courier')}: {word('parcels.couriers', shipment.courier)}
        {/* Customers aren't told, and most shops have one warehouse. */}
        {shipment.warehouse !== null && shipment.warehouse !== 'main' && (
          <>
            {' · '}
            {t('parcels.from', { warehouse: shipment.warehouse })}
          </>
        )}
        {shipment.consignmentId && (
          <>
            {' · '}
            {t('parcels.consignment')}: <span className="mono">{shipment.consignmentId}</span>
          </>
        )}
      </Text>
      {shipment.error && (
        <Text size="sm" c="red" role="alert">
          {t('parcels.bookingError', {
            error: find('parcels.refusals', shipment.error) ?? shipment.error,
          })}
        </Text>
      )}
      {children}
      <Journey events={shipment.events} folded={folded} />
    </article>
  );
}

interface JourneyProps {
  readonly events: TrackedShipment['events'];
  readonly folded: boolean;
}

function Journey({ events, folded }: JourneyProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, { toggle }] = useDisclosure(!folded);
  const scanText = useScanText();
  if (events.length === 0) {
    return (
      <Text size="sm" c="dimmed" mt="xs">
        {t('parcels.noTracking')}
      </Text>
    );
  }
  const instantOf = format.instantsOf(events.map(({ occurredAt }) => occurredAt));
  const newestFirst = events.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
  return (
    <>
      <ol className={classes.timeline} style={{ marginTop: '0.9rem' }}>
        {(isOpen ? newestFirst : newestFirst.slice(0, 1)).map((event) => (
          <li
            key={event.id}
            className={classes.entry}
            data-tone={event.status === 'DELIVERED' ? 'good' : BAD.has(event.status) ? 'bad' : 'plain'}
          >
            <Text size="sm" fw={500}>
              {scanText(event)}
              {event.proof && ` · ${t('parcels.proof', { proof: event.proof })}`}
            </Text>
            <Text size="xs" c="dimmed">
              <time dateTime={event.occurredAt}>{instantOf(event.occurredAt)}</time>
            </Text>
          </li>
        ))}
      </ol>
      {folded && events.length > 1 && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
          {isOpen ? t('parcels.newestOnly') : t('parcels.wholeJourney', { count: events.length })}
        </Button>
      )}
    </>
  );
}
