-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "hours_end" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "send_until" TIMESTAMPTZ(3);
