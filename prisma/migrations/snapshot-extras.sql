-- What the Prisma schema cannot express. Kept cumulative; migrations carry the same statements.

-- The send path looks for due messages of a lane and for leases that ran out, and nothing else.
-- By campaign within a lane, so that one that is paused stands in nobody's way.
CREATE INDEX message_due ON message (sender_id, campaign_id, send_at, id) WHERE status = 'planned';
CREATE INDEX message_leased ON message (claimed_at) WHERE status = 'claimed';
CREATE INDEX message_unknown ON message (workspace_id, phone) WHERE status = 'unknown';
CREATE INDEX message_progress ON message (workspace_id, campaign_id, status) WHERE campaign_id IS NOT NULL;
CREATE INDEX message_read ON message (workspace_id, campaign_id) WHERE read_at IS NOT NULL;
CREATE INDEX message_carrier_id ON message (workspace_id, carrier_id) WHERE carrier_id IS NOT NULL;

-- One live asset per content in a workspace.
CREATE UNIQUE INDEX asset_content ON asset (workspace_id, sha256) WHERE deleted_at IS NULL;

CREATE INDEX contact_tags ON contact USING gin (tags);
CREATE INDEX contact_attributes ON contact USING gin (attributes jsonb_path_ops);
-- Search by the beginning of a name, an address or a number.
CREATE INDEX contact_by_first_name ON contact (workspace_id, lower(first_name) text_pattern_ops) WHERE first_name IS NOT NULL;
CREATE INDEX contact_by_last_name ON contact (workspace_id, lower(last_name) text_pattern_ops) WHERE last_name IS NOT NULL;
CREATE INDEX contact_by_email ON contact (workspace_id, lower(email) text_pattern_ops) WHERE email IS NOT NULL;
CREATE INDEX contact_by_phone ON contact (workspace_id, phone text_pattern_ops);
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

-- Rows of imports between reading and merging: one unlogged table per import, dropped when it ends.
CREATE SCHEMA IF NOT EXISTS staging;
