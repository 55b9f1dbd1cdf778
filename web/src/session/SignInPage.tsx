import { Alert, Container, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../shell/ErrorNotice';
import { PersonaList } from './PersonaList';
import type { Persona } from './personas';
import { isStaffSession, type Session } from './session';
import { authConfig, signInAs } from './signIn';
import { TokenForm } from './TokenForm';
import { useSession } from './useSession';

const route = getRouteApi('/sign-in');

/** Where one chooses who to be; without the dev issuer, where one brings a token. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const session = useSession();
  const navigate = useNavigate();
  const config = useQuery({ queryKey: ['auth-config'], queryFn: authConfig, staleTime: Infinity });

  const goOn = (signedIn: Session): void => {
    const staff = isStaffSession(signedIn);
    const home = staff ? '/admin/orders' : '/';
    const fits = next !== undefined && next.startsWith('/admin') === staff;
    void navigate({ href: fits ? next : home });
  };
  const choose = useMutation({ mutationFn: (persona: Persona) => signInAs(persona), onSuccess: goOn });

  return (
    <Container size="sm" py="xl">
      <Stack>
        <Title order={1}>
          {t(config.data?.devIssuer === false ? 'shell.session.tokenTitle' : 'shell.session.title')}
        </Title>
        {next?.startsWith('/admin') && !isStaffSession(session) && (
          <Alert color="marigold">{t('shell.session.staffOnly')}</Alert>
        )}
        {(choose.error ?? config.error) && (
          <ErrorNotice error={choose.error ?? config.error} onRetry={() => void config.refetch()} />
        )}
        {config.isPending && <Skeleton h={420} />}
        {config.data?.devIssuer && (
          <>
            <Text c="dimmed">{t('shell.session.intro')}</Text>
            <PersonaList current={session?.id} busy={choose.isPending} onChoose={choose.mutate} />
          </>
        )}
        {config.data?.devIssuer === false && <TokenForm onSignedIn={goOn} />}
      </Stack>
    </Container>
  );
}
