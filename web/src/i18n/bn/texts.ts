import type { Texts } from '../en/texts';
import { admin } from './admin';
import { orders } from './orders';
import { shell } from './shell';
import { shop } from './shop';
import { timeline } from './timeline';
import { vocabulary } from './vocabulary';

/** Every text of the pages in Bangla. */
export const texts: Texts = { shell, vocabulary, shop, orders, timeline, admin };
