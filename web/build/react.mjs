/**
 * What the pages and their libraries import as `react`: Preact in React's shape, a third of its weight. See preactForReact.ts.
 */
export * from 'preact/compat';
export { default } from 'preact/compat';

/**
 * The one name that libraries import and Preact lacks. What is hidden is left out here, and so forgets what it held: a
 * part that is to keep it must not be hidden in this way.
 */
export const Activity = ({ mode, children }) => (mode === 'hidden' ? null : children);
