-- AlterTable
ALTER TABLE "early_receipt" ADD COLUMN     "address_dead" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "event" TEXT NOT NULL,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';
