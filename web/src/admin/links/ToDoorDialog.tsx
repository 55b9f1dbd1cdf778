import { useTranslation } from '../../i18n/useTranslation';
import { useToDoorText } from '../../orders/money/switching/useToDoorText';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import type { OrderDialogProps } from '../order/orderPagePart';
import { switchToDoor } from './api';
import { useLinkCommand } from './useLinkCommand';

/** Has an order paid at the door, for a customer who wants that. */
export function ToDoorDialog({ order, onClose }: OrderDialogProps) {
  const { t } = useTranslation();
  const explain = useToDoorText(order);
  const command = useLinkCommand(order.id, onClose);
  return (
    <FormDialog
      title={t('links.toDoor.title')}
      explain={explain}
      confirm={t('links.toDoor.do')}
      busy={command.isPending}
      onClose={onClose}
      onConfirm={() => command.mutate(switchToDoor())}
    >
      {command.error && <ErrorNotice error={command.error} />}
    </FormDialog>
  );
}
