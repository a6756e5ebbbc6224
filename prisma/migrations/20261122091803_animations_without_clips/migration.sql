-- AlterTable
ALTER TABLE "fitted_rendition" DROP CONSTRAINT "fitted_rendition_pkey",
ADD COLUMN     "clips" BOOLEAN NOT NULL DEFAULT true,
ADD CONSTRAINT "fitted_rendition_pkey" PRIMARY KEY ("workspace_id", "asset_id", "revision", "profile_id", "max_bytes", "clips");
