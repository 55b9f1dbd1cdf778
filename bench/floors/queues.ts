/** Nobody polls it: a start is all that happens. */
export const NOBODYS_QUEUE = 'bench-nobody';

/** What workflows of eight activities run on. */
export const EIGHT_STEPS_QUEUE = 'bench-eight-steps';
