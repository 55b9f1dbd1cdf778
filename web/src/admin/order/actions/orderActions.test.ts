import { offeredActions, ORDER_ACTIONS } from './orderActions';

describe('offeredActions', () => {
  it('stand in the order of the list, whatever order the API names them in', () => {
    const { pick, pack, cancel } = ORDER_ACTIONS;
    expect(offeredActions(['cancel', 'pack', 'pick'])).toEqual([pick, pack, cancel]);
  });

  it('leave out what is not allowed, and what the pages have never heard of', () => {
    expect(offeredActions(['teleport', 'toString'])).toEqual([]);
  });
});
