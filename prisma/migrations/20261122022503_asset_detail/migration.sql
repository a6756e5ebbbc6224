-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "detail" JSONB NOT NULL DEFAULT '{}';
