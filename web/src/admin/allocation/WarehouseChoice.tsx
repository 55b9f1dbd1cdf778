import { Select } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';

interface WarehouseChoiceProps {
  readonly places: readonly string[];
  readonly value: string;
  readonly onChange: (warehouse: string) => void;
}

/** Which warehouse something is about; nothing where there is one. */
export function WarehouseChoice({ places, value, onChange }: WarehouseChoiceProps) {
  const { t } = useTranslation();
  if (places.length < 2) return null;
  return (
    <Select
      label={t('allocation.shortPick.where')}
      data={[...places]}
      value={value}
      onChange={(code) => code !== null && onChange(code)}
      allowDeselect={false}
    />
  );
}
