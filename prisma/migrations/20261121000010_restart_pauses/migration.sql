-- How often in a row an order had to be restarted, and when it may be again.
CREATE TABLE "workflow_restarts" (
    "order_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workflow_restarts_pkey" PRIMARY KEY ("order_id")
);

-- AddForeignKey
ALTER TABLE "workflow_restarts" ADD CONSTRAINT "workflow_restarts_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;
