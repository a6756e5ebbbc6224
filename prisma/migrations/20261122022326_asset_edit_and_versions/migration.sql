-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "edit" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "renew_scheduled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "source_duration_ms" INTEGER,
ADD COLUMN     "source_height" INTEGER,
ADD COLUMN     "source_width" INTEGER,
ADD COLUMN     "suggestion" JSONB,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "upload" ADD COLUMN     "renew_scheduled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "replaces_id" UUID;

-- CreateTable
CREATE TABLE "asset_version" (
    "workspace_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "asset_kind" NOT NULL,
    "mime" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "bytes" BIGINT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "edit" JSONB NOT NULL DEFAULT '{}',
    "thumbnail" CHAR(64),
    "replaced_by_id" UUID,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asset_version_pkey" PRIMARY KEY ("workspace_id","asset_id","number")
);

-- CreateTable
CREATE TABLE "loose_bytes" (
    "workspace_id" UUID NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "loose_bytes_pkey" PRIMARY KEY ("workspace_id","sha256")
);

-- CreateIndex
CREATE INDEX "asset_version_workspace_id_sha256_idx" ON "asset_version"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "loose_bytes_since_idx" ON "loose_bytes"("since");

-- CreateIndex
CREATE INDEX "rendition_workspace_id_sha256_idx" ON "rendition"("workspace_id", "sha256");

-- AddForeignKey
ALTER TABLE "asset_version" ADD CONSTRAINT "asset_version_workspace_id_asset_id_fkey" FOREIGN KEY ("workspace_id", "asset_id") REFERENCES "asset"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Deleted assets whose time of grace runs out, and those scheduled campaigns wait for.
CREATE INDEX asset_deleted ON asset (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX asset_renewing ON asset (workspace_id, id) WHERE renew_scheduled;

-- Whatever stops referring to bytes in the store says so, so that none are kept for nobody. What refers to bytes has a
-- column sha256, or JSON with keys of that name.
CREATE FUNCTION note_loose_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO loose_bytes (workspace_id, sha256) VALUES (OLD.workspace_id, OLD.sha256)
  ON CONFLICT (workspace_id, sha256) DO UPDATE SET since = now();
  RETURN NULL;
END $$;

CREATE TRIGGER rendition_lets_go AFTER DELETE ON rendition
  FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL) EXECUTE FUNCTION note_loose_bytes();

CREATE TRIGGER rendition_changes AFTER UPDATE OF sha256 ON rendition
  FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL AND OLD.sha256 IS DISTINCT FROM NEW.sha256) EXECUTE FUNCTION note_loose_bytes();

CREATE TRIGGER asset_lets_go AFTER DELETE ON asset
  FOR EACH ROW EXECUTE FUNCTION note_loose_bytes();

CREATE TRIGGER asset_changes AFTER UPDATE OF sha256 ON asset
  FOR EACH ROW WHEN (OLD.sha256 IS DISTINCT FROM NEW.sha256) EXECUTE FUNCTION note_loose_bytes();

CREATE TRIGGER asset_version_lets_go AFTER DELETE ON asset_version
  FOR EACH ROW EXECUTE FUNCTION note_loose_bytes();

CREATE TRIGGER design_thumbnail_lets_go AFTER DELETE ON design_thumbnail
  FOR EACH ROW EXECUTE FUNCTION note_loose_bytes();

CREATE TRIGGER design_thumbnail_changes AFTER UPDATE OF sha256 ON design_thumbnail
  FOR EACH ROW WHEN (OLD.sha256 IS DISTINCT FROM NEW.sha256) EXECUTE FUNCTION note_loose_bytes();

CREATE FUNCTION note_thawed_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO loose_bytes (workspace_id, sha256)
  SELECT DISTINCT OLD.workspace_id, kept #>> '{}' FROM jsonb_path_query(OLD.frozen, '$.**.sha256') AS kept
  WHERE length(kept #>> '{}') = 64
  ON CONFLICT (workspace_id, sha256) DO UPDATE SET since = now();
  RETURN NULL;
END $$;

CREATE TRIGGER campaign_thaws AFTER UPDATE OF frozen ON campaign
  FOR EACH ROW WHEN (OLD.frozen IS NOT NULL AND OLD.frozen IS DISTINCT FROM NEW.frozen) EXECUTE FUNCTION note_thawed_bytes();

-- Nothing is edited yet: what is made is of the size of the original.
UPDATE asset SET source_width = width, source_height = height, source_duration_ms = duration_ms;
