import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFirstPress } from '../../shell/parts/useFirstPress';
import { filterCount, type AdminSearch, type ChangeSearch } from './adminSearch';
import { FilterButton } from './FilterButton';
import classes from './FilterMenu.module.css';

const loadFilters = () => import('./OpenFilters');
const OpenFilters = lazy(async () => ({ default: (await loadFilters()).OpenFilters }));

interface FilterMenuProps {
  readonly search: AdminSearch;
  readonly onChange: ChangeSearch;
}

const NOTHING = {
  ...{ status: undefined, paymentStatus: undefined, q: undefined, customerId: undefined, hold: undefined },
  ...{
    unpaid: undefined,
    overpaid: undefined,
    sku: undefined,
    from: undefined,
    to: undefined,
    minTotal: undefined,
    maxTotal: undefined,
  },
} satisfies Record<Exclude<keyof AdminSearch, 'sort'>, undefined>;

/**
 * What narrows the list beside its tabs and the search, behind a button that says how much of it is in use; and the way to be
 * rid of all.
 */
export function FilterMenu({ search, onChange }: FilterMenuProps) {
  const { t } = useTranslation();
  const { pressed, button: handlers } = useFirstPress(loadFilters);
  const button = <FilterButton count={filterCount(search)} aria-haspopup="dialog" {...handlers} />;
  return (
    <>
      {pressed ? (
        <Suspense fallback={button}>
          <OpenFilters search={search} onChange={onChange} />
        </Suspense>
      ) : (
        button
      )}
      {Object.keys(search).some((name) => Object.hasOwn(NOTHING, name)) && (
        <Button
          size="md"
          px="sm"
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden />}
          classNames={{ section: classes.section }}
          aria-label={t('orderList.clear')}
          onClick={() => onChange(NOTHING)}
        >
          <span className={classes.word}>{t('orderList.clear')}</span>
        </Button>
      )}
    </>
  );
}
