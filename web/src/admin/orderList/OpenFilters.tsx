import { Popover } from '@mantine/core';
import { useRef } from 'react';
import { useFocusOfLast } from '../../shell/parts/useFirstPress';
import { filterCount, type AdminSearch, type ChangeSearch } from './adminSearch';
import { FilterButton } from './FilterButton';
import { FilterFields } from './FilterFields';

interface OpenFiltersProps {
  readonly search: AdminSearch;
  readonly onChange: ChangeSearch;
}

/** The filters, open, with the button that they open from. */
export function OpenFilters({ search, onChange }: OpenFiltersProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusOfLast(button);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus width="min(30rem, 94vw)" defaultOpened>
      <Popover.Target>
        <FilterButton count={filterCount(search)} ref={button} />
      </Popover.Target>
      <Popover.Dropdown>
        <FilterFields search={search} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}
