import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { CorrectableField } from '../../../../domain/delivery/correction';
import { ErrorNotice } from '../../shell/feedback/ErrorNotice';
import { FormDialog } from '../../shell/parts/FormDialog';
import type { FieldFault } from './correctionForm';
import { FIELDS } from './fields';
import type { CorrectionState } from './useCorrection';

interface CorrectionDialogProps {
  readonly correction: CorrectionState;
  /** The order's. */
  readonly number: string;
  /** Whether the courier is asked again afterwards. */
  readonly bookAgain?: boolean;
  /** Where to begin: what the courier would not take. */
  readonly first?: CorrectableField | undefined;
}

/** The longest that the API takes. */
const LONGEST = { name: 120, phone: 40, line1: 200, line2: 200 } as const;

/** Asks for the right name, phone and street, as the order has them at first. */
export function CorrectionDialog({
  correction,
  number,
  bookAgain = false,
  first = 'name',
}: CorrectionDialogProps) {
  const { t } = useTranslation();
  const { form, opened, busy, isChanged, error, close, submit } = correction;
  const confirm = !bookAgain ? 'correct' : isChanged ? 'correctAndBook' : 'bookAgain';
  return (
    <FormDialog
      title={t('delivery.title', { number })}
      explain={t('delivery.explain')}
      confirm={t(`delivery.${confirm}`)}
      opened={opened}
      busy={busy}
      ready={bookAgain || isChanged}
      onClose={close}
      onConfirm={submit}
    >
      {FIELDS.map((field) => {
        const fault = form.errors[field] as FieldFault | undefined;
        return (
          <TextInput
            key={field}
            label={t(`delivery.labels.${field}`)}
            // Somebody else's: what the browser knows of whoever types is wrong here.
            autoComplete="off"
            maxLength={LONGEST[field]}
            {...(field === 'phone' && { type: 'tel' })}
            {...(field === first && { 'data-autofocus': true })}
            {...form.getInputProps(field)}
            // The form knows a fault by the key of its text.
            error={fault && t(fault)}
          />
        );
      })}
      <Textarea label={t('delivery.reason')} maxLength={500} minRows={1} {...form.getInputProps('reason')} />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
