-- Texts as they are looked for: without what nobody sees (Unicode's Default_Ignorable_Code_Point), composed. Generated, so that what
-- earlier releases stored is found as well. domain/text/searchText.ts brings what is typed into the same form.

-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "name_search" TEXT GENERATED ALWAYS AS (normalize(regexp_replace("name",
  '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
    || '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
  '', 'g'), NFC)) STORED;

-- AlterTable
ALTER TABLE "products" ADD COLUMN     "category_search" TEXT GENERATED ALWAYS AS (normalize(regexp_replace("category",
  '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
    || '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
  '', 'g'), NFC)) STORED,
ADD COLUMN     "name_search" TEXT GENERATED ALWAYS AS (normalize(regexp_replace("name",
  '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
    || '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
  '', 'g'), NFC)) STORED,
ADD COLUMN     "variant_search" TEXT GENERATED ALWAYS AS (normalize(regexp_replace("variant",
  '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
    || '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
  '', 'g'), NFC)) STORED;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "recipient_search" TEXT GENERATED ALWAYS AS (normalize(regexp_replace("recipient_name",
  '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
    || '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
  '', 'g'), NFC)) STORED;
