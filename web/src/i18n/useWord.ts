import { useTranslation } from 'react-i18next';

/** The parts of the vocabulary that other systems' words are looked up in. */
type Shelf =
  | 'vocabulary.parcel'
  | 'vocabulary.hold'
  | 'vocabulary.risk'
  | 'vocabulary.method'
  | 'vocabulary.paymentState'
  | 'timeline.tracking'
  | 'timeline.messageState'
  | 'admin.notification'
  | 'admin.erp.errors'
  | 'shell.roles';

/** Looks up a word that came as a plain string; one we don't know is shown as it came. */
export function useWord(): (shelf: Shelf, word: string) => string {
  const { t, i18n } = useTranslation();
  return (shelf, word) => {
    const key = `${shelf}.${word}`;
    return i18n.exists(key) ? t(key as 'shell.brand') : word;
  };
}
