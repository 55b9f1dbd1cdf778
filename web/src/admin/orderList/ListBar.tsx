import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { StatusCountsJson } from '../../../../api/schema/admin';
import { LiveBadge } from '../../shell/feedback/LiveBadge';
import { PageTitle } from '../../shell/parts/PageTitle';
import type { AdminSearch, ChangeSearch } from './adminSearch';
import { FilterField } from '../../shell/parts/FilterField';
import { FilterMenu } from './FilterMenu';
import classes from './ListBar.module.css';
import { StatusTabs } from './StatusTabs';
import { useOpenHit } from './useOpenHit';

interface ListBarProps {
  readonly search: AdminSearch;
  readonly counts: StatusCountsJson | undefined;
  readonly connected: boolean | undefined;
  readonly onChange: ChangeSearch;
}

/** Stays in sight above the list: what is looked for, what narrows it, and how many orders stand where. */
export function ListBar({ search, counts, connected, onChange }: ListBarProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const openHit = useOpenHit(search);
  useHotkeys([['/', () => field.current?.select()]]);
  return (
    <div className={classes.bar}>
      <div className={classes.tools} role="search" aria-label={t('orderList.filters')}>
        <PageTitle className={classes.title}>{t('orderList.title')}</PageTitle>
        <FilterField
          ref={field}
          type="search"
          className={classes.search}
          aria-label={t('orderList.q')}
          placeholder={t('orderList.q')}
          aria-keyshortcuts="/"
          leftSection={<IconSearch size={17} aria-hidden />}
          rightSection={<Kbd className={classes.key}>/</Kbd>}
          rightSectionPointerEvents="none"
          value={search.q ?? ''}
          onFilter={(q) => onChange({ q: q || undefined })}
          onEnter={openHit}
        />
        <FilterMenu search={search} onChange={onChange} />
        <div className={classes.live}>
          <LiveBadge connected={connected} />
        </div>
      </div>
      <StatusTabs counts={counts} search={search} />
    </div>
  );
}
