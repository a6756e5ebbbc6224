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
CREATE TRIGGER fitted_rendition_lets_go AFTER DELETE ON fitted_rendition
  FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL) EXECUTE FUNCTION note_loose_bytes();
CREATE TRIGGER personal_picture_lets_go AFTER DELETE ON personal_picture
  FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL) EXECUTE FUNCTION note_loose_bytes();
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

-- What is asked for and not made yet.
CREATE INDEX fitted_rendition_pending ON fitted_rendition (asked_at) WHERE status = 'pending';

-- What was handed over in a month. Block ranges cost a settling batch next to nothing, and leave its updates in place (HOT).
CREATE INDEX message_submitted ON message USING brin (submitted_at);
