import { Group, TextInput } from '@mantine/core';
import { useTranslation } from '../../../i18n/useTranslation';
import { faultsOf, type FieldsProps } from '../warehouseForm';

/** Where it is: how far a parcel goes is measured from there. */
export function AddressFields({ form, change }: FieldsProps) {
  const { t } = useTranslation();
  const isFaulty = faultsOf(form).includes('address');
  const field = (name: 'line1' | 'line2' | 'area' | 'city' | 'postcode' | 'country' | 'phone') => ({
    label: t(`warehouses.fields.${name}`),
    value: form[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput
        {...field('line1')}
        maxLength={200}
        error={isFaulty && form.line1.trim() === '' && t('warehouses.addressFault')}
      />
      <TextInput {...field('line2')} maxLength={200} />
      <Group grow align="flex-start">
        <TextInput {...field('area')} maxLength={100} />
        <TextInput
          {...field('city')}
          maxLength={100}
          error={isFaulty && form.city.trim() === '' && t('warehouses.addressFault')}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput {...field('postcode')} maxLength={20} />
        <TextInput {...field('country')} maxLength={60} />
      </Group>
      <TextInput {...field('phone')} type="tel" maxLength={40} />
    </>
  );
}
