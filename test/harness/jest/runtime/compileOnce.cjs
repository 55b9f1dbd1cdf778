const vm = require('node:vm');

const compile = vm.compileFunction;
/** By file: its text, and what V8 made of that. */
const known = new Map();

/**
 * Every test file has a realm of its own, for which Jest compiles its own modules and the product's again: 24,000 times in a run of the pure
 * tests of six folders, 3,300 different texts. V8 is given what it made of the same text before, and checks itself whether that fits.
 */
vm.compileFunction = (text, names, options = {}) => {
  const before = known.get(options.filename);
  if (before?.text === text) return compile(text, names, { ...options, cachedData: before.data });
  const made = compile(text, names, { ...options, produceCachedData: true });
  if (options.filename) known.set(options.filename, { text, data: made.cachedData });
  return made;
};
