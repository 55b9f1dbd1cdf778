import { Alert, Container, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { router } from '../routing/router';
import { useSearch } from '../routing/hooks';
import { useTranslation } from '../i18n/useTranslation';
import { PageTitle } from '../shell/parts/PageTitle';
import { ErrorNotice } from '../shell/feedback/ErrorNotice';
import { PersonaList } from './PersonaList';
import type { Persona } from './personas';
import { isStaffSession, type Session } from './session';
import { staffHome } from './staffHome';
import { authConfig, signInAs } from './signIn';
import { TokenForm } from './TokenForm';
import { useSession } from './useSession';

/** Where one chooses who to be; without the dev issuer, where one brings a token. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next } = useSearch('/sign-in');
  const session = useSession();
  const config = useQuery({ queryKey: ['auth-config'], queryFn: authConfig, staleTime: Infinity });

  const goOn = (signedIn: Session): void => {
    const staff = isStaffSession(signedIn);
    const home = staff ? staffHome(signedIn) : '/';
    const fits = next !== undefined && next.startsWith('/admin') === staff;
    void router.navigate({ href: fits ? next : home });
  };
  const choose = useMutation({ mutationFn: (persona: Persona) => signInAs(persona), onSuccess: goOn });

  return (
    <Container size="sm" py="xl">
      <Stack>
        <PageTitle>{t(config.data?.devIssuer === false ? 'session.tokenTitle' : 'session.title')}</PageTitle>
        {next !== undefined && <WhoMayGoOn next={next} staff={isStaffSession(session)} />}
        {(choose.error ?? config.error) && (
          <ErrorNotice error={choose.error ?? config.error} onRetry={() => void config.refetch()} />
        )}
        {config.isPending && <Skeleton h={420} />}
        {config.data?.devIssuer && (
          <>
            <Text c="dimmed">{t('session.intro')}</Text>
            <PersonaList current={session?.id} busy={choose.isPending} onChoose={choose.mutate} />
          </>
        )}
        {config.data?.devIssuer === false && <TokenForm onSignedIn={goOn} />}
      </Stack>
    </Container>
  );
}

/** Why the page that was asked for is not there for who is signed in. */
function WhoMayGoOn({ next, staff }: { readonly next: string; readonly staff: boolean }) {
  const { t } = useTranslation();
  const forStaff = next.startsWith('/admin');
  if (forStaff === staff) return null;
  return <Alert color="marigold">{t(forStaff ? 'session.staffOnly' : 'session.customersOnly')}</Alert>;
}
