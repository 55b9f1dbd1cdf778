/**
 * What a version of Node is to us.
 * @param engines `engines.node` of package.json, which names what is tested: `^20.19.0 || ^22.12.0`, the oldest first.
 * @param version such as `22.14.0`.
 * @returns `old`, and nothing works; `untested`, and it may; or `tested`; and from where on each version is tested.
 */
export function judgeNode(engines, version) {
  const tested = engines.split(' || ').map((range) => range.slice(1).split('.').map(Number));
  const [major, minor] = version.split('.').map(Number);
  const reaches = ([from, fromMinor]) => major > from || (major === from && minor >= fromMinor);
  const versions = tested.map(([from, fromMinor]) => `${from}.${fromMinor}`);
  if (!reaches(tested[0])) return { verdict: 'old', versions };
  const isTested = tested.some((range) => range[0] === major && reaches(range));
  return { verdict: isTested ? 'tested' : 'untested', versions };
}
