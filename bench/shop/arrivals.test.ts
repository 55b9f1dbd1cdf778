import { watchArrivals } from './arrivals';

test('all who wait are asked for at once, and each arrives when it is named', async () => {
  const asked: (readonly string[])[] = [];
  const answers = [['a', 'stranger'], ['b']];
  const arrivals = watchArrivals('delivered', (ids) => {
    asked.push(ids);
    return Promise.resolve(answers.shift() ?? []);
  });
  await Promise.all([arrivals.of('a'), arrivals.of('b')]);
  await arrivals.close();
  expect(asked).toEqual([['a', 'b'], ['b']]);
});

test('who waits hears of it when nobody can look', async () => {
  const arrivals = watchArrivals('delivered', () => Promise.reject(new Error('gone')));
  await expect(arrivals.of('a')).rejects.toThrow('can not be watched');
  await arrivals.close();
});
