import { Alert, Button, Container, Group, Skeleton } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/useTranslation';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { LinkButton } from '../../shell/parts/LinkButton';
import { PageTitle } from '../../shell/parts/PageTitle';
import { ParcelLabel } from './ParcelLabel';
import { useAdminOrder } from '../order/useAdminOrder';

const route = getRouteApi('/admin/orders/$orderId/label/$shipmentId');

/** The label to stick on a parcel; prints alone on its sheet. */
export function LabelPage() {
  const { t } = useTranslation();
  const { orderId, shipmentId } = route.useParams();
  const { order } = useAdminOrder(orderId);
  const shipment = order.data?.shipments.find(({ id }) => id === shipmentId);
  return (
    <Container size="xs" py="lg">
      <Group justify="space-between" mb="lg" className="no-print">
        <LinkButton to="/admin/orders/$orderId" params={{ orderId }} variant="default">
          {t('shell.back')}
        </LinkButton>
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={!shipment?.consignmentId}
          onClick={() => window.print()}
        >
          {t('parcels.label.print')}
        </Button>
      </Group>
      <PageTitle className="no-print" mb="lg">
        {t('parcels.label.title')}
      </PageTitle>
      {order.error && <ErrorNotice error={order.error} onRetry={() => void order.refetch()} />}
      {order.isPending && <Skeleton h={480} aria-hidden />}
      {order.data && !shipment && <Alert color="marigold">{t('parcels.label.notThere')}</Alert>}
      {order.data && shipment && <ParcelLabel order={order.data} shipment={shipment} />}
    </Container>
  );
}
