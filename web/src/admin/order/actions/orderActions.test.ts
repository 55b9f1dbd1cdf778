import { ACTIONS } from '../../../../../domain/actions';
import { offeredActions, orderAction } from './orderActions';

describe('offeredActions', () => {
  it('stand in the order of the list, whatever order the API names them in', () => {
    const [pick, pack, cancel] = (['pick', 'pack', 'cancel'] as const).map(orderAction);
    expect(offeredActions(['cancel', 'pack', 'pick'])).toEqual([pick, pack, cancel]);
  });

  it('leave out what is not allowed, and what the pages have never heard of', () => {
    expect(offeredActions(['teleport', 'toString'])).toEqual([]);
  });

  it('know every action that there is', () => {
    expect(ACTIONS.filter((action) => orderAction(action) === undefined)).toEqual([]);
  });
});
