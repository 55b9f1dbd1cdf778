import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { LinkButton } from '../shell/parts/LinkButton';
import { personaOf } from './personas';
import type { Session } from './session';
import { UserButton } from './UserButton';
import { useSession } from './useSession';

const loadMenu = () => import('./SessionMenu');
const SessionMenu = lazy(async () => ({ default: (await loadMenu()).SessionMenu }));

/** Who is signed in, and the way to be somebody else. */
export function UserMenu() {
  const { t } = useTranslation();
  const session = useSession();
  if (session) return <MenuOf session={session} />;
  return (
    <LinkButton to="/sign-in" size="compact-md" variant="light">
      {t('session.signIn')}
    </LinkButton>
  );
}

/** The button at once, the menu with the first press: most pages are read without it. Until then nothing takes the button's place, lest a press be lost. */
function MenuOf({ session }: { readonly session: Session }) {
  const name = personaOf(session.id)?.name ?? session.id;
  const [asked, setAsked] = useState(false);
  const comeNear = (): void => {
    // What can't be fetched now is asked for again when it is needed.
    void loadMenu().catch(() => undefined);
  };
  const button = (
    <UserButton
      name={name}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={asked}
      onPointerEnter={comeNear}
      onFocus={comeNear}
      onClick={() => setAsked(true)}
    />
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <SessionMenu name={name} session={session} />
    </Suspense>
  );
}
