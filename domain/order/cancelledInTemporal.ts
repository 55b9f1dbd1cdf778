/** Why an order is cancelled whose workflow somebody cancels in Temporal, by its Web UI or CLI: nobody is asked for a reason there. */
export const CANCELLED_IN_TEMPORAL = 'Cancelled in Temporal';
