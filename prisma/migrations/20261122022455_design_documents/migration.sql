-- CreateTable
CREATE TABLE "design_document" (
    "workspace_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "document" JSONB NOT NULL,
    "personal" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "design_document_pkey" PRIMARY KEY ("workspace_id","asset_id")
);

-- CreateTable
CREATE TABLE "design_draft" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "design_draft_pkey" PRIMARY KEY ("workspace_id","user_id","subject")
);

-- CreateTable
CREATE TABLE "personal_picture" (
    "workspace_id" UUID NOT NULL,
    "key" CHAR(64) NOT NULL,
    "sha256" CHAR(64),
    "mime" TEXT,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "why" TEXT,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "personal_picture_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "personal_pass" (
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "done_to" BIGINT NOT NULL DEFAULT 0,
    "made" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_pass_pkey" PRIMARY KEY ("workspace_id","campaign_id")
);

-- CreateTable
CREATE TABLE "personal_default" (
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "message_id" BIGINT NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "personal_default_pkey" PRIMARY KEY ("workspace_id","campaign_id","message_id")
);

-- CreateIndex
CREATE INDEX "personal_picture_used_at_idx" ON "personal_picture"("used_at");

-- AddForeignKey
ALTER TABLE "design_document" ADD CONSTRAINT "design_document_workspace_id_asset_id_fkey" FOREIGN KEY ("workspace_id", "asset_id") REFERENCES "asset"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_pass" ADD CONSTRAINT "personal_pass_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
