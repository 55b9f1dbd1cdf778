import { closureFault, closureOn } from './closure';

const EID = { from: '2027-03-20', to: '2027-03-22', reason: 'Eid al-Fitr' };

test.each([
  ['2027-03-19', undefined],
  ['2027-03-20', EID],
  ['2027-03-22', EID],
  ['2027-03-23', undefined],
])('on %s the closure is %j', (day, closure) => {
  expect(closureOn([EID], day)).toEqual(closure);
});

test.each([
  ['2027-03-25', '2027-03-24', 'to'],
  ['2027-04-01', '2027-06-30', 'to'],
  ['2027-03-22', '2027-03-25', 'from'],
  ['2027-03-15', '2027-03-20', 'from'],
  ['2027-03-01', '2027-03-31', 'from'],
  ['2027-03-21', '2027-03-21', 'from'],
])('from %s to %s is refused by its field %s', (from, to, field) => {
  expect(closureFault({ from, to }, [EID])).toMatchObject({ field });
});

test.each([
  ['2027-03-19', '2027-03-19'],
  ['2027-03-23', '2027-03-30'],
  ['2027-04-01', '2027-06-29'],
])('from %s to %s it may be closed as well', (from, to) => {
  expect(closureFault({ from, to }, [EID])).toBeUndefined();
});
