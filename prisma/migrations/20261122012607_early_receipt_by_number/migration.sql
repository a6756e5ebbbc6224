UPDATE "early_receipt" SET "phone" = '' WHERE "phone" IS NULL;

-- AlterTable
ALTER TABLE "early_receipt" DROP CONSTRAINT "early_receipt_pkey",
ALTER COLUMN "phone" SET NOT NULL,
ALTER COLUMN "phone" SET DEFAULT '',
ADD CONSTRAINT "early_receipt_pkey" PRIMARY KEY ("workspace_id", "account_id", "carrier_id", "status", "phone");
