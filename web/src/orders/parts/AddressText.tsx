import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import type { AddressJson } from '../../../../api/schema/primitives';
import { LANGUAGES, type Language } from '../../i18n/languages';

/** A country code in the reader's language; other words stay as they came. */
function countryName(country: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([LANGUAGES[language].locale], { type: 'region' }).of(country) ?? country;
}

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
