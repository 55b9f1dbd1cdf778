import { Link } from '../../routing/Link';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { StatusCountsJson } from '../../../../api/schema/admin';
import { useFormat } from '../../i18n/useFormat';
import { STATUS_COLOR } from '../../orders/parts/statusStyle';
import { readAdminSearch, type AdminSearch } from './adminSearch';
import classes from './StatusTabs.module.css';

interface StatusTabsProps {
  readonly counts: StatusCountsJson | undefined;
  readonly search: AdminSearch;
}

/**
 * How many of the orders that match the other filters stand where, each number leading to them. A tab is marked when the list
 * below shows what it counts, and no other tab is: "All" is not, while a reason to hold narrows the list.
 */
export function StatusTabs({ counts, search }: StatusTabsProps) {
  const { t } = useTranslation();
  const tabs = useRef<HTMLUListElement>(null);
  const isThere = counts !== undefined;
  useEffect(() => {
    // The marked one may be beyond the edge of a phone.
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isThere]);
  if (!counts) return <div className={classes.tabs} aria-hidden />;
  return (
    <nav aria-label={t('orderList.counts')}>
      <ul ref={tabs} className={classes.tabs}>
        <StatusTab label={t('orderList.everything')} count={counts.total} color="gray" search={search} />
        {(counts.held > 0 || search.hold !== undefined) && (
          <StatusTab
            label={t('orderList.held')}
            count={counts.held}
            color="red"
            search={search}
            to={{ hold: 'true' }}
          />
        )}
        {counts.counts
          .filter(({ status, count }) => count > 0 || status === search.status)
          .map(({ status, count }) => (
            <StatusTab
              key={status}
              label={t(`orders.status.${status}`)}
              count={count}
              color={STATUS_COLOR[status]}
              search={search}
              to={{ status }}
            />
          ))}
      </ul>
    </nav>
  );
}

interface StatusTabProps {
  readonly label: string;
  readonly count: number;
  readonly color: string;
  readonly search: AdminSearch;
  /** What it adds to the other filters; absent: nothing. */
  readonly to?: Pick<AdminSearch, 'status' | 'hold'>;
}

function StatusTab({ label, count, color, search, to = {} }: StatusTabProps) {
  const format = useFormat();
  const { status: _status, hold: _hold, ...others } = search;
  return (
    <li>
      <Link
        to="/admin/orders"
        search={readAdminSearch({ ...others, ...to })}
        className={classes.tab}
        style={{ '--tab': `var(--mantine-color-${color}-6)` }}
      >
        {label} <span className={`${classes.count} numeric`}>{format.number(count)}</span>
      </Link>
    </li>
  );
}
