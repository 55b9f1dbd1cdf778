import { requireExpected } from './requireExpected';

const ORDER = { version: 9, revision: 2 };

test.each([[undefined], [[2]], [[1, 2]]])('an order at revision 2 is where %j expects it', (expected) => {
  expect(() => requireExpected(ORDER, expected)).not.toThrow();
});

test.each([[[1]], [[3, 4]], [[]]])(
  'an order at revision 2 is not where %j expects it, and says where it is',
  (expected) => {
    expect(() => requireExpected(ORDER, expected)).toThrow(
      expect.objectContaining({ code: 'precondition-failed', extra: { version: 9, revision: 2 } }),
    );
  },
);
