import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import { CHOSEN_BY, type AskedInForm } from './refundForm';

interface FieldsProps {
  /** Whether it was paid in cash, which has no way back of its own. */
  readonly isCash: boolean;
  readonly asked: AskedInForm;
  readonly onChange: (asked: AskedInForm) => void;
}

/** Store credit in the place of money takes the customer's choice, which is recorded with how they said so. */
export function RefundMethodFields({ isCash, asked, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SegmentedControl
        aria-label={t('storeCredit.staff.label')}
        value={asked.method}
        onChange={(method) => onChange({ ...asked, method: method === 'credit' ? 'credit' : 'original' })}
        data={[
          { value: 'original', label: t(isCash ? 'refunds.method.payout' : 'storeCredit.staff.original') },
          { value: 'credit', label: t('storeCredit.staff.credit') },
        ]}
        fullWidth
      />
      {asked.method === 'credit' && (
        <Select
          label={t('storeCredit.staff.chosen')}
          data={CHOSEN_BY.map((value) => ({ value, label: t(`storeCredit.staff.how.${value}`) }))}
          value={asked.chosenBy === '' ? null : asked.chosenBy}
          onChange={(chosen) =>
            onChange({ ...asked, chosenBy: CHOSEN_BY.find((one) => one === chosen) ?? '' })
          }
          required
        />
      )}
    </>
  );
}
