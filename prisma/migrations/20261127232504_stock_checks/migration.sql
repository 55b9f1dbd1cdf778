-- CreateTable
CREATE TABLE "stock_checks" (
    "id" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "differences" INTEGER NOT NULL,
    "items" JSONB NOT NULL,

    CONSTRAINT "stock_checks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stock_checks_checked_at_idx" ON "stock_checks"("checked_at" DESC);
