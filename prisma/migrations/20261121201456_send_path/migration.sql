-- AlterTable
ALTER TABLE "carrier_account" ADD COLUMN     "paced_until" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "early_receipt" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "carrier_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" TEXT,
    "phone" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "early_receipt_pkey" PRIMARY KEY ("workspace_id","account_id","carrier_id","status")
);

-- The send path looks for due messages of one campaign within a lane, so that one that is paused stands in nobody's way.
DROP INDEX message_due;
CREATE INDEX message_due ON message (sender_id, campaign_id, send_at, id) WHERE status = 'planned';

CREATE INDEX message_unknown ON message (workspace_id, phone) WHERE status = 'unknown';
