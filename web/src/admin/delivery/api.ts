import { post, type OrderCall } from '../order/orderCall';
import type { Correction } from './correctionForm';

export const correctDelivery = (correction: Correction): OrderCall => post('correct-delivery', correction);
