import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { AdminOrderJson } from '../../../../api/schema/admin';
import type { ShipmentJson } from '../../../../api/schema/order';
import { Parcels } from '../../orders/parcels/Parcels';
import { Awaited } from '../../shell/feedback/Awaited';
import { LinkButton } from '../../shell/parts/LinkButton';
import { TextLink } from '../../shell/parts/TextLink';
import { Section } from '../../shell/parts/Section';
import { useQuestion } from '../../shell/parts/useQuestion';
import { ReasonDialog } from '../order/actions/ReasonDialog';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { ToPack } from './ToPack';
import { deliver, fail, handOver, tracking } from './api';

const ParcelPhotos = lazy(async () => ({ default: (await import('../photos/ParcelPhotos')).ParcelPhotos }));

/** The order's parcels with their journeys and what the floor can do with each. */
export function ParcelsPanel({ order }: { readonly order: AdminOrderJson }) {
  const { t } = useTranslation();
  const query = useAdminOrderPart(order.id, tracking);
  return (
    <Section title={t('parcels.title')}>
      <ToPack order={order} />
      <Awaited query={query} room={84}>
        {({ shipments }) => (
          <Parcels
            shipments={shipments}
            lines={order.lines}
            over={order.cancellation !== null}
            actions={(shipment) => (
              <>
                <ParcelActions order={order} shipment={shipment} />
                <Suspense fallback={null}>
                  <ParcelPhotos orderId={order.id} parcelId={shipment.id} />
                </Suspense>
              </>
            )}
            writeSerial={(value) => (
              <TextLink to="/admin/serials" search={{ value }}>
                {value}
              </TextLink>
            )}
          />
        )}
      </Awaited>
    </Section>
  );
}

const ON_ITS_WAY = new Set(['HANDED_OVER', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED']);

interface ParcelActionsProps {
  readonly order: AdminOrderJson;
  readonly shipment: ShipmentJson;
}

function ParcelActions({ order, shipment }: ParcelActionsProps) {
  const { t } = useTranslation();
  const mayRecord = order.allowedActions.includes('recordDelivery') && ON_ITS_WAY.has(shipment.status);
  const [asking, setAsking] = useQuestion<'deliver' | 'fail'>(() => mayRecord);
  const command = useAdminCommand(order.id);
  const shipmentId = shipment.id;
  const mayHandOver = order.allowedActions.includes('handOver') && shipment.status === 'BOOKED';
  return (
    <Group gap="xs" my="sm">
      {mayHandOver && (
        <Button size="xs" loading={command.isPending} onClick={() => command.mutate(handOver(shipmentId))}>
          {t('parcels.actions.handOver')}
        </Button>
      )}
      {mayRecord && (
        <>
          <Button size="xs" variant="light" onClick={() => setAsking('deliver')}>
            {t('parcels.actions.deliver')}
          </Button>
          <Button size="xs" variant="light" color="red" onClick={() => setAsking('fail')}>
            {t('parcels.actions.fail')}
          </Button>
        </>
      )}
      {shipment.consignmentId && (
        <LinkButton
          size="xs"
          variant="default"
          to="/admin/orders/$orderId/label/$shipmentId"
          params={{ orderId: order.id, shipmentId }}
          leftSection={<IconPrinter size={15} aria-hidden />}
        >
          {t('parcels.printLabel')}
        </LinkButton>
      )}
      {asking && (
        <ReasonDialog
          orderId={order.id}
          title={t(`parcels.actions.${asking}Title`)}
          explain={t(`parcels.actions.${asking}Explain`)}
          label={t(asking === 'deliver' ? 'parcels.actions.proof' : 'adminOrder.actions.reason')}
          call={(words) => (asking === 'deliver' ? deliver(shipmentId, words) : fail(shipmentId, words))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Group>
  );
}
