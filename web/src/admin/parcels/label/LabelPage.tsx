import { Alert, Button, Container, Group, Skeleton, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams } from '../../../routing/hooks';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { PageTitle } from '../../../shell/parts/PageTitle';
import { TextLink } from '../../../shell/parts/TextLink';
import { useAdminOrder } from '../../order/useAdminOrder';
import { BackToList } from '../../orderList/place/BackToList';
import { OrderNeighbours } from '../../orderList/place/OrderNeighbours';
import classes from './sheet.module.css';
import { PackingSlip } from './PackingSlip';
import { ParcelLabel } from './ParcelLabel';

/** The label to stick on a parcel and the slip to lay into it, each on sheets of its own. */
export function LabelPage() {
  const { t } = useTranslation();
  const { orderId, shipmentId } = useParams('/admin/orders/$orderId/label/$shipmentId');
  const { order } = useAdminOrder(orderId);
  const [prices, showPrices] = useState(false);
  const shipment = order.data?.shipments.find(({ id }) => id === shipmentId);
  return (
    <Container size="md" className={classes.page}>
      <div className="no-print">
        <Group justify="space-between" gap="sm" mih="2.6rem">
          <Group gap="lg">
            <BackToList />
            {order.data && (
              <TextLink alone to="/admin/orders/$orderId" params={{ orderId }} size="sm">
                {t('parcels.label.back', { number: order.data.number })}
              </TextLink>
            )}
          </Group>
          <OrderNeighbours orderId={orderId} />
        </Group>
        <Group justify="space-between" mt={4} mb="lg">
          <PageTitle>{t('parcels.label.title')}</PageTitle>
          <Button
            size="md"
            leftSection={<IconPrinter size={18} aria-hidden />}
            disabled={!shipment?.consignmentId}
            onClick={() => window.print()}
          >
            {t('parcels.label.print')}
          </Button>
        </Group>
      </div>
      {order.error && <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />}
      {order.isPending && <Skeleton h={480} aria-hidden />}
      {order.data && !shipment && <Alert color="marigold">{t('parcels.label.notThere')}</Alert>}
      {order.data && shipment && (
        <div className={classes.sheets}>
          <ParcelLabel order={order.data} shipment={shipment} />
          <PackingSlip order={order.data} shipment={shipment} prices={prices} />
          <Checkbox
            className="no-print"
            label={t('parcels.label.withPrices')}
            checked={prices}
            onChange={(event) => showPrices(event.currentTarget.checked)}
          />
        </div>
      )}
    </Container>
  );
}
