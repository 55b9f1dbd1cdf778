import { ErrorNotice } from '../../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../../shell/parts/FormDialog';
import { useTranslation } from '../../../i18n/useTranslation';

interface UnreadCashProps {
  readonly of: 'record' | 'remit';
  readonly error: Error;
  readonly onClose: () => void;
}

/** Stands in for a dialog whose parcels could not be read. */
export function UnreadCash({ of, error, onClose }: UnreadCashProps) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t(`cash.${of}.title`)}
      explain={t(`cash.${of}.explain`)}
      confirm={t(`cash.${of}.do`)}
      busy={false}
      ready={false}
      onClose={onClose}
      onConfirm={onClose}
    >
      <ErrorNotice error={error} />
    </FormDialog>
  );
}
