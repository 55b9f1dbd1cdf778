/** How deeply a body may be nested: far more than any request needs. A few thousand levels are too many to be written as JSON again, or stored. */
export const MOST_LEVELS = 100;
