-- CreateTable
CREATE TABLE "brand_kit" (
    "workspace_id" UUID NOT NULL,
    "ground" CHAR(7) NOT NULL,
    "ink" CHAR(7) NOT NULL,
    "accent" CHAR(7) NOT NULL,
    "accent2" CHAR(7) NOT NULL,
    "pairing" TEXT NOT NULL,
    "logo_asset_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brand_kit_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "design_thumbnail" (
    "workspace_id" UUID NOT NULL,
    "key" CHAR(64) NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "design_thumbnail_pkey" PRIMARY KEY ("workspace_id","key")
);
