-- AlterTable
ALTER TABLE "checkouts" ADD COLUMN     "promise" JSONB;
