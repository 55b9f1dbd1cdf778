-- AlterTable
ALTER TABLE "stock" ADD COLUMN     "safety" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "held" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "shipments" ADD COLUMN     "warehouse" TEXT NOT NULL DEFAULT 'main';

-- CreateTable
CREATE TABLE "warehouses" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" JSONB NOT NULL DEFAULT '{}',
    "rank" INTEGER NOT NULL DEFAULT 0,
    "cut_off" TEXT,
    "weekly_holidays" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "daily_capacity" INTEGER,
    "pickup" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "warehouses_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "warehouse_closures" (
    "id" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "warehouse_closures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_moves" (
    "id" BIGSERIAL NOT NULL,
    "cause" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "warehouse" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "order_id" TEXT,
    "reason" TEXT,
    "actor_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_moves_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "warehouse_closures_warehouse_to_idx" ON "warehouse_closures"("warehouse", "to");

-- CreateIndex
CREATE INDEX "stock_moves_sku_warehouse_id_idx" ON "stock_moves"("sku", "warehouse", "id" DESC);

-- CreateIndex
CREATE INDEX "stock_moves_order_id_idx" ON "stock_moves"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_moves_cause_sku_warehouse_key" ON "stock_moves"("cause", "sku", "warehouse");

-- The one that there was, and what earlier releases let people type.
INSERT INTO warehouses (code, name, active)
SELECT 'main', 'Main warehouse', true
UNION SELECT DISTINCT warehouse, warehouse, false FROM stock WHERE warehouse <> 'main';

-- What is there when the ledger begins.
INSERT INTO stock_moves (cause, sku, warehouse, kind, on_hand, reserved, actor_id)
SELECT 'opening', sku, warehouse, 'OPENING', on_hand, reserved, 'system' FROM stock WHERE on_hand <> 0 OR reserved <> 0;

UPDATE order_items SET held = jsonb_build_object('main', reserved) WHERE reserved > 0;

-- AddForeignKey
ALTER TABLE "warehouse_closures" ADD CONSTRAINT "warehouse_closures_warehouse_fkey" FOREIGN KEY ("warehouse") REFERENCES "warehouses"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_warehouse_fkey" FOREIGN KEY ("warehouse") REFERENCES "warehouses"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma can't express.
ALTER TABLE stock ADD CONSTRAINT stock_safety_not_negative CHECK (safety >= 0);
ALTER TABLE warehouses ADD CONSTRAINT warehouses_capacity_positive CHECK (daily_capacity > 0);
ALTER TABLE warehouse_closures ADD CONSTRAINT warehouse_closures_in_order CHECK ("from" <= "to");
-- Moves of stock never change: what was wrong is moved back.
CREATE OR REPLACE FUNCTION refuse_move_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Moves of stock never change.';
END $$;

CREATE TRIGGER stock_moves_never_change BEFORE UPDATE OR DELETE ON stock_moves
  FOR EACH ROW EXECUTE FUNCTION refuse_move_change();
