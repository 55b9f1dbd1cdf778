import { filterCount, isFiltered, readAdminSearch } from './adminSearch';

describe('readAdminSearch', () => {
  it('reads the filters an address carries', () => {
    const search = {
      status: 'READY',
      q: 1017,
      from: '2026-11-01',
      minTotal: '500',
      unpaid: 'true',
      overpaid: 'true',
      sort: '-total',
    };
    expect(readAdminSearch(search)).toEqual({
      status: 'READY',
      q: '1017',
      from: '2026-11-01',
      minTotal: 500,
      unpaid: 'true',
      overpaid: 'true',
      sort: '-total',
    });
  });

  it('leaves out what is no filter', () => {
    expect(
      readAdminSearch({
        status: 'LOST_IN_SPACE',
        from: 'soon',
        to: '2026-13-01',
        minTotal: 'much',
        page: 3,
        q: '',
      }),
    ).toEqual({});
  });
});

describe('isFiltered', () => {
  it('doesn’t count the sorting', () => {
    expect(isFiltered({ sort: 'total' })).toBe(false);
    expect(isFiltered({ sort: 'total', hold: 'true' })).toBe(true);
  });
});

describe('filterCount', () => {
  it('counts what no tab and no search shows', () => {
    expect(filterCount({ q: 'Rahim', status: 'READY', sort: 'total' })).toBe(0);
    expect(filterCount({ hold: 'true' })).toBe(0);
    expect(filterCount({ hold: 'COURIER', sku: 'PH', customerId: 'c' })).toBe(3);
  });
});
