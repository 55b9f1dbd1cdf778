import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from '../../../i18n/useTranslation';
import { TextLink } from '../../../shell/parts/TextLink';
import { useListPlace } from './listPlace';

/** Leads back to the list that the person came from: with its filters, its length and its place. */
export function BackToList() {
  const { t } = useTranslation();
  const place = useListPlace();
  return (
    <TextLink alone to="/admin/orders" search={place?.search ?? {}} size="sm">
      <IconArrowLeft size={16} aria-hidden />
      {t('orderList.back')}
    </TextLink>
  );
}
