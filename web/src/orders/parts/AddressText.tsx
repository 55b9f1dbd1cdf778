import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AddressJson } from '../../../../api/schema/primitives';
import { countryName } from '../../i18n/countryName';

export function AddressText({ address }: { readonly address: AddressJson }) {
  const { i18n } = useTranslation();
  const { name, line1, line2, city, postcode, country, phone } = address;
  return (
    <address style={{ fontStyle: 'normal' }}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Text size="sm">{line1}</Text>
      {line2 && <Text size="sm">{line2}</Text>}
      <Text size="sm">{[city, postcode].filter(Boolean).join(' ')}</Text>
      <Text size="sm">{countryName(country, i18n.language)}</Text>
      {phone && (
        <Text size="sm" c="dimmed" className="numeric">
          {phone}
        </Text>
      )}
    </address>
  );
}
