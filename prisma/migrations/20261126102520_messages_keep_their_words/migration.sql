-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "subject" TEXT,
ADD COLUMN     "text" TEXT;
