import { DECLINE_CLASSES } from '../../../../domain/people/declineClass';
import { money as bangla } from '../../admin/money/texts/bn';
import { money as english } from '../../admin/money/texts/en';

test('everything that customers are told of a decline has words in both languages', () => {
  for (const { decline } of [english, bangla]) {
    expect(Object.keys(decline)).toEqual(expect.arrayContaining([...DECLINE_CLASSES]));
  }
});
