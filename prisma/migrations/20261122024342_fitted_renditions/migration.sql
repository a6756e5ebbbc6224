-- CreateTable
CREATE TABLE "fitted_rendition" (
    "workspace_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "profile_id" TEXT NOT NULL,
    "max_bytes" INTEGER NOT NULL,
    "status" "rendition_status" NOT NULL DEFAULT 'pending',
    "sha256" CHAR(64),
    "mime" TEXT,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fitted_rendition_pkey" PRIMARY KEY ("workspace_id","asset_id","revision","profile_id","max_bytes")
);

-- CreateIndex
CREATE INDEX "fitted_rendition_workspace_id_sha256_idx" ON "fitted_rendition"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "fitted_rendition_asked_at_idx" ON "fitted_rendition"("asked_at");

-- AddForeignKey
ALTER TABLE "fitted_rendition" ADD CONSTRAINT "fitted_rendition_workspace_id_asset_id_fkey" FOREIGN KEY ("workspace_id", "asset_id") REFERENCES "asset"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER fitted_rendition_lets_go AFTER DELETE ON fitted_rendition
  FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL) EXECUTE FUNCTION note_loose_bytes();

-- What is asked for and not made yet.
CREATE INDEX fitted_rendition_pending ON fitted_rendition (asked_at) WHERE status = 'pending';
