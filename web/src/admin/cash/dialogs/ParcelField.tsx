import { Select } from '@mantine/core';
import { useFormat } from '../../../i18n/useFormat';
import { useTranslation } from '../../../i18n/useTranslation';
import type { CashParcel } from '../cashForm';

interface ParcelFieldProps {
  readonly parcels: readonly CashParcel[];
  readonly value: CashParcel;
  readonly onChange: (parcel: CashParcel) => void;
  readonly error: string | undefined;
}

/** Which of several parcels is meant; nothing where there is one alone. */
export function ParcelField({ parcels, value, onChange, error }: ParcelFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (parcels.length < 2) return null;
  const nameOf = ({ consignmentId, toCollect }: CashParcel, index: number): string =>
    [t('cash.parcel', { number: format.number(index + 1) }), consignmentId, format.money(toCollect)]
      .filter(Boolean)
      .join(' · ');
  return (
    <Select
      label={t('cash.whichParcel')}
      data={parcels.map((parcel, index) => ({ value: parcel.parcelId, label: nameOf(parcel, index) }))}
      value={value.parcelId}
      onChange={(chosen) => {
        const parcel = parcels.find(({ parcelId }) => parcelId === chosen);
        if (parcel) onChange(parcel);
      }}
      allowDeselect={false}
      error={error}
    />
  );
}
