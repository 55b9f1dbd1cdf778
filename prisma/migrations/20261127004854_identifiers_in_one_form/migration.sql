-- SKUs and customers' ids are read in one Unicode form. Rows that earlier releases stored keep theirs, since stock, orders and the
-- workflows of running orders name them so; they are found by what is the same in every form.

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "sku_search" TEXT GENERATED ALWAYS AS (normalize(regexp_replace("sku",
  '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
    || '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
  '', 'g'), NFC)) STORED;

-- CreateIndex
CREATE INDEX "products_sku_search_idx" ON "products"("sku_search");

-- CreateIndex
CREATE INDEX "customers_id_form_idx" ON "customers" (normalize("id", NFC));
