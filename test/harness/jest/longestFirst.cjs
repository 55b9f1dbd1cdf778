const { default: Sequencer } = require('@jest/test-sequencer');

/** How long a file is taken to run that never ran here, by its lane, in milliseconds. */
const UNKNOWN_MS = { pure: 1_000, server: 60_000, browser: 60_000 };

const expectedMs = ({ duration, context }) => duration ?? UNKNOWN_MS[context.config.displayName.name];

/**
 * Long files first, so that in the end no process works on one while the others have nothing left. What failed comes before all. Jest takes a
 * file that never ran here by its size, which says little of how long it waits for servers: on a fresh machine its lane says more.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const bySize = super.sort(tests);
    return bySize.toSorted(
      (a, b) => Number(this.hasFailed(b)) - Number(this.hasFailed(a)) || expectedMs(b) - expectedMs(a),
    );
  }
};
