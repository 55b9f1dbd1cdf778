import { Badge } from '@mantine/core';
import { useTranslation } from '../../i18n/useTranslation';
import classes from './LiveBadge.module.css';

/** Whether the page's live connection stands; nothing while it is first made. */
export function LiveBadge({ connected }: { readonly connected: boolean | undefined }) {
  const { t } = useTranslation();
  if (connected === undefined) return null;
  return (
    <Badge
      role="status"
      color={connected ? 'pine' : 'gray'}
      title={t(connected ? 'shell.liveHint' : 'shell.reconnectingHint')}
      leftSection={<span className={classes.dot} data-connected={connected} aria-hidden />}
    >
      {t(connected ? 'shell.live' : 'shell.reconnecting')}
    </Badge>
  );
}
