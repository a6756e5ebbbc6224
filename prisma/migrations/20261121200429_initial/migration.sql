-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'marketer', 'agent', 'viewer');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('user', 'api_key', 'system', 'contact');

-- CreateEnum
CREATE TYPE "campaign_status" AS ENUM ('draft', 'scheduled', 'holding', 'preparing', 'sending', 'paused', 'stopped', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "number_type" AS ENUM ('long_code', 'toll_free', 'short_code');

-- CreateEnum
CREATE TYPE "consent_event_kind" AS ENUM ('granted', 'asked', 'confirmed', 'revoked', 'resumed', 'help', 'suppressed', 'released');

-- CreateEnum
CREATE TYPE "suppression_reason" AS ENUM ('opted_out', 'complaint', 'dead_number', 'carrier_refused', 'manual');

-- CreateEnum
CREATE TYPE "consent_state" AS ENUM ('none', 'pending', 'granted', 'revoked');

-- CreateEnum
CREATE TYPE "line_type" AS ENUM ('unknown', 'mobile', 'landline');

-- CreateEnum
CREATE TYPE "attribute_type" AS ENUM ('text', 'number', 'date', 'boolean');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('uploaded', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "click_verdict" AS ENUM ('human', 'bot', 'unknown');

-- CreateEnum
CREATE TYPE "asset_kind" AS ENUM ('image', 'gif', 'video', 'audio', 'document');

-- CreateEnum
CREATE TYPE "asset_status" AS ENUM ('processing', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "rendition_status" AS ENUM ('pending', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "message_status" AS ENUM ('planned', 'claimed', 'submitted', 'delivered', 'failed', 'unknown', 'withheld');

-- CreateEnum
CREATE TYPE "message_kind" AS ENUM ('campaign', 'test', 'reply');

-- CreateEnum
CREATE TYPE "reply_intent" AS ENUM ('stop', 'start', 'help', 'other');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'America/New_York',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "country" CHAR(2) NOT NULL DEFAULT 'US',
    "brand_name" TEXT NOT NULL,
    "opt_out_line" TEXT NOT NULL DEFAULT 'Reply STOP to opt out',
    "stop_reply" TEXT NOT NULL DEFAULT 'You are opted out and will get no more messages. Reply START to come back.',
    "start_reply" TEXT NOT NULL DEFAULT 'You are back. Reply HELP for help, STOP to opt out. Msg & data rates may apply.',
    "help_reply" TEXT NOT NULL DEFAULT 'For help write to us on our website. Reply STOP to opt out. Msg & data rates may apply.',
    "attribution_hours" INTEGER NOT NULL DEFAULT 168,
    "pixel_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "workspace_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "outgoing_mail" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outgoing_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key","started_at")
);

-- CreateTable
CREATE TABLE "campaign" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL DEFAULT 'draft',
    "draft" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "frozen" JSONB,
    "send_at" TIMESTAMPTZ(3),
    "hold_until" TIMESTAMPTZ(3),
    "launched_at" TIMESTAMPTZ(3),
    "launched_by_id" UUID,
    "fanout_cursor" UUID,
    "fanned_out_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "campaign_event" (
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "campaign_event_pkey" PRIMARY KEY ("workspace_id","campaign_id","id")
);

-- CreateTable
CREATE TABLE "link" (
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "link_pkey" PRIMARY KEY ("workspace_id","campaign_id","number")
);

-- CreateTable
CREATE TABLE "carrier_account" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "adapter" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "rate_per_second" INTEGER NOT NULL DEFAULT 25,
    "price_micros" INTEGER NOT NULL DEFAULT 22000,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "halted_at" TIMESTAMPTZ(3),
    "halt_reason" TEXT,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "carrier_account_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sender" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "account_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "type" "number_type" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "sender_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "consent_wording" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_wording_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "consent_event" (
    "workspace_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "phone" TEXT NOT NULL,
    "contact_id" UUID,
    "kind" "consent_event_kind" NOT NULL,
    "mechanism" TEXT NOT NULL,
    "wording_id" UUID,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" TEXT,
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "previous" BYTEA,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "consent_event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "workspace_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "reason" "suppression_reason" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event_id" BIGINT,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("workspace_id","phone")
);

-- CreateTable
CREATE TABLE "contact" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "phone" TEXT NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "country" CHAR(2),
    "state" TEXT,
    "city" TEXT,
    "postal_code" TEXT,
    "time_zone" TEXT,
    "birthday" DATE,
    "carrier" TEXT,
    "line_type" "line_type" NOT NULL DEFAULT 'unknown',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "source" TEXT NOT NULL DEFAULT 'manual',
    "consent" "consent_state" NOT NULL DEFAULT 'none',
    "consent_event_id" BIGINT,
    "consent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "attribute_definition" (
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "type" "attribute_type" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribute_definition_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "contact_import" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "file_name" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "format" JSONB NOT NULL DEFAULT '{}',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "attestation" JSONB,
    "status" "import_status" NOT NULL DEFAULT 'uploaded',
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_import_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "contact_import_change" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "before" JSONB,

    CONSTRAINT "contact_import_change_pkey" PRIMARY KEY ("workspace_id","import_id","contact_id")
);

-- CreateTable
CREATE TABLE "contact_import_rejection" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "raw" TEXT NOT NULL,

    CONSTRAINT "contact_import_rejection_pkey" PRIMARY KEY ("workspace_id","import_id","line")
);

-- CreateTable
CREATE TABLE "click" (
    "workspace_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "campaign_id" UUID NOT NULL,
    "message_id" BIGINT NOT NULL,
    "contact_id" UUID,
    "link_number" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" "click_verdict" NOT NULL,
    "reason" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "ip_hash" TEXT NOT NULL,

    CONSTRAINT "click_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "conversion" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "external_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL DEFAULT 'purchase',
    "value_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "source" TEXT NOT NULL,
    "contact_id" UUID,
    "message_id" BIGINT,
    "campaign_id" UUID,
    "clicked_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversion_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "folder" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "folder_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "asset" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "folder_id" UUID,
    "kind" "asset_kind" NOT NULL,
    "mime" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "bytes" BIGINT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "frames" INTEGER,
    "duration_ms" INTEGER,
    "alt_text" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" "asset_status" NOT NULL DEFAULT 'processing',
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "asset_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rendition" (
    "workspace_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "profile_id" TEXT NOT NULL,
    "status" "rendition_status" NOT NULL DEFAULT 'pending',
    "sha256" CHAR(64),
    "mime" TEXT,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rendition_pkey" PRIMARY KEY ("workspace_id","asset_id","profile_id")
);

-- CreateTable
CREATE TABLE "upload" (
    "workspace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "folder_id" UUID,
    "asset_id" UUID,
    "duplicate_of" UUID,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "message_kind" NOT NULL DEFAULT 'campaign',
    "campaign_id" UUID,
    "contact_id" UUID,
    "sender_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "variant" SMALLINT NOT NULL DEFAULT 0,
    "profile_id" TEXT,
    "status" "message_status" NOT NULL DEFAULT 'planned',
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_event_id" BIGINT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "claimed_at" TIMESTAMPTZ(3),
    "claim" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "carrier_id" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "carrier_code" TEXT,
    "content" JSONB,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "workspace_id" UUID NOT NULL,
    "message_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "detail" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("workspace_id","message_id","status")
);

-- CreateTable
CREATE TABLE "reply" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "sender_id" UUID NOT NULL,
    "contact_id" UUID,
    "phone" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "intent" "reply_intent" NOT NULL,
    "media" JSONB NOT NULL DEFAULT '[]',
    "carrier_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "segment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "last_count" INTEGER,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "user_identity_user_id_idx" ON "user_identity"("user_id");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "password_reset"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_pixel_key_key" ON "workspace"("pixel_key");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "audit_event_workspace_id_subject_type_subject_id_idx" ON "audit_event"("workspace_id", "subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_sent_at_created_at_idx" ON "outgoing_mail"("sent_at", "created_at");

-- CreateIndex
CREATE INDEX "rate_window_started_at_idx" ON "rate_window"("started_at");

-- CreateIndex
CREATE INDEX "campaign_status_send_at_idx" ON "campaign"("status", "send_at");

-- CreateIndex
CREATE UNIQUE INDEX "sender_workspace_id_address_key" ON "sender"("workspace_id", "address");

-- CreateIndex
CREATE UNIQUE INDEX "consent_wording_workspace_id_version_key" ON "consent_wording"("workspace_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "consent_wording_workspace_id_sha256_key" ON "consent_wording"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "consent_event_workspace_id_phone_id_idx" ON "consent_event"("workspace_id", "phone", "id");

-- CreateIndex
CREATE INDEX "contact_workspace_id_created_at_id_idx" ON "contact"("workspace_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_workspace_id_phone_key" ON "contact"("workspace_id", "phone");

-- CreateIndex
CREATE INDEX "click_workspace_id_campaign_id_at_idx" ON "click"("workspace_id", "campaign_id", "at");

-- CreateIndex
CREATE INDEX "click_workspace_id_contact_id_at_idx" ON "click"("workspace_id", "contact_id", "at");

-- CreateIndex
CREATE INDEX "conversion_workspace_id_campaign_id_at_idx" ON "conversion"("workspace_id", "campaign_id", "at");

-- CreateIndex
CREATE INDEX "conversion_workspace_id_contact_id_at_idx" ON "conversion"("workspace_id", "contact_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "conversion_workspace_id_external_id_key" ON "conversion"("workspace_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "folder_workspace_id_name_key" ON "folder"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "asset_workspace_id_created_at_id_idx" ON "asset"("workspace_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "asset_workspace_id_sha256_idx" ON "asset"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "upload_finished_at_created_at_idx" ON "upload"("finished_at", "created_at");

-- CreateIndex
CREATE INDEX "message_workspace_id_contact_id_idx" ON "message"("workspace_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_workspace_id_campaign_id_contact_id_key" ON "message"("workspace_id", "campaign_id", "contact_id");

-- CreateIndex
CREATE INDEX "reply_workspace_id_contact_id_at_idx" ON "reply"("workspace_id", "contact_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "reply_workspace_id_sender_id_carrier_id_key" ON "reply"("workspace_id", "sender_id", "carrier_id");

-- AddForeignKey
ALTER TABLE "user_identity" ADD CONSTRAINT "user_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_event" ADD CONSTRAINT "campaign_event_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sender" ADD CONSTRAINT "sender_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "carrier_account"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset" ADD CONSTRAINT "asset_workspace_id_folder_id_fkey" FOREIGN KEY ("workspace_id", "folder_id") REFERENCES "folder"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_workspace_id_asset_id_fkey" FOREIGN KEY ("workspace_id", "asset_id") REFERENCES "asset"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express. Kept cumulative; migrations carry the same statements.

-- The send path looks for due messages of a lane and for leases that ran out, and nothing else.
CREATE INDEX message_due ON message (sender_id, send_at, id) WHERE status = 'planned';

CREATE INDEX message_leased ON message (claimed_at) WHERE status = 'claimed';

CREATE INDEX message_progress ON message (workspace_id, campaign_id, status) WHERE campaign_id IS NOT NULL;

CREATE INDEX message_carrier_id ON message (workspace_id, carrier_id) WHERE carrier_id IS NOT NULL;

-- One live asset per content in a workspace.
CREATE UNIQUE INDEX asset_content ON asset (workspace_id, sha256) WHERE deleted_at IS NULL;

CREATE INDEX contact_tags ON contact USING gin (tags);

CREATE INDEX contact_attributes ON contact USING gin (attributes jsonb_path_ops);

CREATE INDEX contact_sendable ON contact (workspace_id, id) WHERE consent = 'granted' AND deleted_at IS NULL;

-- Law cares: what was recorded stays as it was.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER consent_event_append_only BEFORE UPDATE OR DELETE ON consent_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
