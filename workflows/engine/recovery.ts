/**
 * How soon an order goes on whose worker was killed. Three times add up to it, each the time after which the server gives
 * up on what the worker held: a workflow task it was sent, one it was working on, a vendor's call it was making.
 */

/**
 * A task offered to the worker that has the order in its cache; then any worker may have it. Much less would make a busy
 * worker, which takes its tasks some seconds late, read whole histories again.
 */
export const STICKY_TIMEOUT = '4 seconds';

/** A task that a worker is working on. Less makes a busy worker do its tasks twice. */
export const TASK_TIMEOUT = '10 seconds';

/**
 * The database's steps within a task. They end before four fifths of the task's time: a task that takes longer has to
 * report to the server in between, which costs events.
 */
export const DATABASE_ATTEMPT = '5 seconds';
export const DATABASE_ATTEMPTS = '6 seconds';

/** A vendor's call that its worker says nothing about any more. */
export const HEARTBEAT_TIMEOUT = '4 seconds';

/** How often, at most, a worker passes such a word on; the SDK's own is four fifths of the time-out, which is too late. */
export const HEARTBEAT_INTERVAL = '1 second';
