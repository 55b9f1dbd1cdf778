import type { IncomingJson } from '../../../../../api/schema/stock/incoming';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { changeIncoming } from './api';
import { useIncoming } from './useIncoming';

interface CancelDialogProps {
  readonly incoming: IncomingJson;
  readonly onClose: () => void;
}

/** Says that no more is to come of a delivery. */
export function CancelDialog({ incoming, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { send, isPending, error } = useIncoming(
    (change: { readonly cancelled: true }) => changeIncoming(incoming.id, change),
    { done: 'changed', onDone: onClose },
  );
  return (
    <FormDialog
      title={t('inventory.expected.cancel.title', { sku: incoming.sku })}
      explain={t('inventory.expected.cancel.explain', {
        left: format.number(incoming.quantity - incoming.received),
      })}
      confirm={t('inventory.expected.cancel.confirm')}
      danger
      busy={isPending}
      onClose={onClose}
      onConfirm={() => send({ cancelled: true })}
    >
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
