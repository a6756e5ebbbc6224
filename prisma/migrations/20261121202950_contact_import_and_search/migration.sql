-- AlterTable
ALTER TABLE "contact_import" ADD COLUMN     "consented" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cursor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "forecast" JSONB,
ADD COLUMN     "held" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "opted_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "partial" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reasons" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "staged_for" TEXT;

-- AlterTable
ALTER TABLE "contact_import_rejection" ADD COLUMN     "partial" BOOLEAN NOT NULL DEFAULT false;

-- Search by the beginning of a name, an address or a number.
CREATE INDEX contact_by_first_name ON contact (workspace_id, lower(first_name) text_pattern_ops) WHERE first_name IS NOT NULL;

CREATE INDEX contact_by_last_name ON contact (workspace_id, lower(last_name) text_pattern_ops) WHERE last_name IS NOT NULL;

CREATE INDEX contact_by_email ON contact (workspace_id, lower(email) text_pattern_ops) WHERE email IS NOT NULL;

CREATE INDEX contact_by_phone ON contact (workspace_id, phone text_pattern_ops);

-- Rows of imports between reading and merging: one unlogged table per import, dropped when it ends.
CREATE SCHEMA IF NOT EXISTS staging;
