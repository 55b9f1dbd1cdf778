import { Button, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation';
import { useFormat } from '../../i18n/useFormat';
import { filterCount, type AdminSearch, type ChangeSearch } from './adminSearch';
import { FilterFields } from './FilterFields';
import classes from './FilterMenu.module.css';

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
  const format = useFormat();
  const count = filterCount(search);
  const inUse = count === 0 ? '' : `\u00a0(${format.number(count)})`;
  return (
    <>
      <Popover position="bottom-end" shadow="md" trapFocus returnFocus width="min(30rem, 94vw)">
        <Popover.Target>
          <Button
            size="md"
            px="sm"
            variant={count > 0 ? 'light' : 'default'}
            leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
            classNames={{ section: classes.section }}
            aria-label={`${t('orderList.filters')}${inUse}`}
          >
            <span className={classes.word}>{t('orderList.filters')}</span>
            {inUse && <span className="numeric">{inUse}</span>}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterFields search={search} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
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
