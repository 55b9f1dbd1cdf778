/**
 * How soon an order goes on whose worker was killed: what the server waits before it gives up on what the worker held, a
 * task it was offered, one it was working on, or a vendor's call it was making.
 */

/**
 * A task offered to the worker that has the order in its cache; then any worker may have it. Much less would make a busy
 * worker, which takes its tasks some seconds late, read whole histories again.
 */
export const STICKY_TIMEOUT = '4 seconds';

/**
 * A task that a worker is working on. A busy worker ends its tasks within this time because it takes few of them at once;
 * those that take longer are done twice.
 */
export const TASK_TIMEOUT = '5 seconds';

/**
 * The database's steps within a task. They end before four fifths of the task's time: a task that takes longer has to
 * report to the server in between, which costs events.
 */
export const DATABASE_ATTEMPT = '2500ms';
export const DATABASE_ATTEMPTS = '3500ms';

/** A vendor's call that its worker says nothing about any more. It is made again a second later. */
export const HEARTBEAT_TIMEOUT = '3 seconds';

/** How often, at most, a worker passes such a word on; the SDK's own is four fifths of the time-out, which is too late. */
export const HEARTBEAT_INTERVAL = '1 second';
