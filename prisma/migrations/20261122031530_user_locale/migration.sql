-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "locale" TEXT;
