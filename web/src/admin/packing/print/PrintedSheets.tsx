import { Portal } from '@mantine/core';
import { Fragment, useEffect } from 'react';
import { PackingSlip } from '../../parcels/label/PackingSlip';
import { ParcelLabel } from '../../parcels/label/ParcelLabel';
import type { ReadyJob } from '../jobs';
import classes from './PrintedSheets.module.css';

interface PrintedSheetsProps {
  readonly sheets: readonly ReadyJob[];
  readonly slips: boolean;
  readonly prices: boolean;
}

/** Labels, and slips where they are wanted, beside the page: they are printed in its place, and never seen on it. */
export function PrintedSheets(props: PrintedSheetsProps) {
  if (props.sheets.length === 0) return null;
  return (
    <Portal className={classes.printed} reuseTargetNode={false}>
      <Sheets {...props} />
    </Portal>
  );
}

function Sheets({ sheets, slips, prices }: PrintedSheetsProps) {
  // Once they stand in the page, and again for each other batch.
  useEffect(() => window.print(), [sheets]);
  return sheets.map(({ id, packed, parcel }) => (
    <Fragment key={id}>
      <ParcelLabel order={packed} shipment={parcel} />
      {slips && <PackingSlip order={packed} shipment={parcel} prices={prices} />}
    </Fragment>
  ));
}
