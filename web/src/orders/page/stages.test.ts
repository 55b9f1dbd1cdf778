import { stepsOf } from './stages';

describe('stepsOf', () => {
  it('shows what is done, now and to come', () => {
    expect(stepsOf('Ready', 'READY').map(({ state }) => state)).toEqual([
      'done',
      'done',
      'now',
      'next',
      'next',
    ]);
  });

  it('leaves nothing open once delivered', () => {
    expect(new Set(stepsOf('Delivered', 'DELIVERED').map(({ state }) => state))).toEqual(new Set(['done']));
  });

  it('ends a cancelled order at its cancellation, and waits while it is cancelling', () => {
    expect(stepsOf('Cancelled', 'CANCELLED').at(-1)).toEqual({ stage: 'Cancelled', state: 'stopped' });
    expect(stepsOf('Cancelled', 'CANCELLING').at(-1)).toEqual({ stage: 'Cancelled', state: 'now' });
  });
});
