-- AlterTable
ALTER TABLE "carrier_account" ADD COLUMN     "limits" JSONB;
