import { Container } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import { isStaffSession } from '../../session/session';
import { useSession } from '../../session/useSession';
import { LinkButton } from '../parts/LinkButton';
import { PageTitle } from '../parts/PageTitle';

export function NotFoundPage() {
  const { t } = useTranslation();
  const staff = isStaffSession(useSession());
  return (
    <Container size="sm" py="xl" ta="center">
      <PageTitle mb="md">{t('shell.notFound')}</PageTitle>
      <LinkButton to={staff ? '/admin/orders' : '/'}>
        {t(staff ? 'shell.backOffice' : 'shell.toShop')}
      </LinkButton>
    </Container>
  );
}
