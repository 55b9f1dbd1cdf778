import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const STEPS = 8;
export const goOn = defineSignal('goOn');

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1 minute' });

/** As many steps as an order takes at the least, none of which does anything, and one message from outside. */
export async function eightSteps(): Promise<void> {
  let told = false;
  setHandler(goOn, () => {
    told = true;
  });
  for (let step = 1; step <= STEPS; step += 1) await nothing();
  await condition(() => told);
}
