import { offerEvenly } from './offer';

test('what is offered doesn’t wait for what was offered before, and a failure is one of the ends', async () => {
  const begun: number[] = [];
  let release: () => void = () => undefined;
  const last = new Promise<void>((resolve) => (release = resolve));
  const ends = await offerEvenly(4, 1_000, async (index) => {
    begun.push(index);
    if (index === 3) release();
    await last;
    if (index === 1) throw new Error('the second failed');
    return index * 10;
  });
  expect(begun).toEqual([0, 1, 2, 3]);
  expect(ends.map(({ result, fault }) => result ?? fault)).toEqual([0, 'the second failed', 20, 30]);
  expect(Math.min(...ends.map(({ latencyMs }) => latencyMs))).toBeGreaterThanOrEqual(0);
});
