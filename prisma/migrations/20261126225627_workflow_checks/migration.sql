-- CreateTable
CREATE TABLE "workflow_checks" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" TEXT NOT NULL,

    CONSTRAINT "workflow_checks_pkey" PRIMARY KEY ("id")
);

-- Each open order is looked at once after the upgrade.
INSERT INTO workflow_checks (updated_at, order_id) VALUES ('epoch', '');
