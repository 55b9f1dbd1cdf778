import { Link } from '../../routing/Link';
import { useTranslation } from '../../i18n/useTranslation';
import { isStaffSession } from '../../session/session';
import { staffHome } from '../../session/staffHome';
import { useSession } from '../../session/useSession';
import classes from './Shell.module.css';

/** The mark: a line that runs through, and the stop it has reached. */
export function Brand() {
  const { t } = useTranslation();
  const session = useSession();
  const home = isStaffSession(session) ? staffHome(session) : '/';
  return (
    <Link to={home} className={classes.brand} aria-label={t('shell.brand')}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="8" fill="#0e5a5c" />
        <path d="M6 16h20" stroke="#f6f3ea" strokeWidth="2.5" strokeLinecap="round" />
        <circle cx="9" cy="16" r="3" fill="#f6f3ea" />
        <circle cx="23" cy="16" r="4.2" fill="#0e5a5c" stroke="#e9a93b" strokeWidth="2.6" />
      </svg>
      <span>{t('shell.brand')}</span>
    </Link>
  );
}
