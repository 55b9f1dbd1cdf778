/** Why a parcel can't be packed with the pieces that were scanned for it. */
export const SERIAL_PROBLEMS = ['serial-taken', 'serial-foreign', 'serial-unregistered'] as const;
