export { order } from './order';
export { payoutBatch } from './money/payoutBatch';
export { payoutRound } from './money/payoutRound';
export { stockCheck } from './stock/stockCheck';
export { sendCode } from './code';
export { tellCustomer } from './tellCustomer';
