import type { PrismaClient } from '../../prisma/client';
import { invalid } from '../http/problems';
import type { BoxListJson } from '../schema/stock/boxes';

/** The boxes that the shop packs in, in their order. */
export async function listBoxes(prisma: PrismaClient): Promise<BoxListJson> {
  const boxes = await prisma.packingBox.findMany({ where: { active: true }, orderBy: { position: 'asc' } });
  return {
    items: boxes.map(({ code, name, lengthMm: length, widthMm: width, heightMm: height, weightGrams }) => ({
      ...{ code, name, inner: { length, width, height }, weightGrams },
    })),
  };
}

/** Makes these the shop's boxes. Those that aren't among them are offered no more; parcels that were packed in them keep them. */
export async function setBoxes(prisma: PrismaClient, { items }: BoxListJson): Promise<void> {
  await prisma.$transaction(async (transaction) => {
    // Two lists at once would wait for each other's rows.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('packing_boxes'))`;
    await transaction.packingBox.updateMany({
      where: { code: { notIn: items.map(({ code }) => code) } },
      data: { active: false },
    });
    for (const [position, { code, name, inner, weightGrams }] of items.entries()) {
      const { length: lengthMm, width: widthMm, height: heightMm } = inner;
      const told = { name, lengthMm, widthMm, heightMm, weightGrams, position, active: true };
      await transaction.packingBox.upsert({
        where: { code },
        create: { code, ...told },
        update: { ...told, updatedAt: new Date() },
      });
    }
  });
}

/** @throws {DomainError} `validation` when the shop has no such box. */
export async function requireBox(prisma: PrismaClient, code: string): Promise<void> {
  const known = await prisma.packingBox.findFirst({ where: { code, active: true }, select: { code: true } });
  if (!known) throw invalid('/box', `There is no box "${code}".`);
}
