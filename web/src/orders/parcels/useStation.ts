import { useTranslation } from 'react-i18next';

/** Names the station that a courier reports, by the courier's own word; undefined for a word we don't know. */
export function useStation(): (vendorStatus: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (vendorStatus) => {
    const key = `vocabulary.station.${vendorStatus.replace(/^order\./, '')}`;
    return i18n.exists(key) ? t(key as 'vocabulary.station.picked') : undefined;
  };
}
