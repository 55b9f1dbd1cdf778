import type { PrismaClient } from '../client';

/** The demonstration shop's warehouse, with a calendar by which days can be promised. */
const MAIN = {
  address: { line1: '240 Tejgaon Industrial Area', city: 'Dhaka', postcode: '1208', country: 'BD' },
  cutOff: '16:00',
  weeklyHolidays: ['fri'],
};

/** Says where the first warehouse is and when parcels leave it, unless somebody has changed anything of it. */
export async function seedWarehouse(prisma: PrismaClient): Promise<void> {
  await prisma.warehouse.updateMany({ where: { code: 'main', revision: 1, cutOff: null }, data: MAIN });
}
