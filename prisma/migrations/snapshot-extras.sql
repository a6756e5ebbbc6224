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

-- What webhooks are due, by endpoint; and by state for the log.
CREATE INDEX webhook_delivery_due ON webhook_delivery (workspace_id, endpoint_id, next_at) WHERE status = 'pending';
CREATE INDEX webhook_delivery_failed ON webhook_delivery (workspace_id, endpoint_id, id) WHERE status = 'failed';

-- Endpoints are told of what happens in the transaction in which it happens. Statement by statement where much happens at once: a
-- workspace that has no endpoint pays for one small join. `lib/webhooks/event-types.ts` says what each event holds.
CREATE FUNCTION webhook_time(timestamptz) RETURNS text LANGUAGE sql STABLE
  RETURN to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

CREATE FUNCTION tell_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, t.type, to_json(d)
  FROM added a
  CROSS JOIN LATERAL (SELECT CASE WHEN a.kind = 'revoked' THEN 'contact.opted_out' ELSE 'contact.opted_in' END AS type) t
  JOIN webhook_endpoint e ON e.workspace_id = a.workspace_id AND e.disabled_at IS NULL AND t.type = ANY (e.types)
  CROSS JOIN LATERAL (SELECT 'consent_' || a.id AS id, webhook_time(a.occurred_at) AS at, a.contact_id AS "contactId", a.phone,
    CASE WHEN a.evidence ? 'undoOf' THEN 'import_undone' ELSE a.mechanism END AS how) d
  -- A yes is told only where they may be written to: nothing else holds the number, and who resumes had agreed before.
  WHERE CASE WHEN a.kind = 'revoked' THEN true WHEN a.kind NOT IN ('granted', 'confirmed', 'resumed') THEN false
    ELSE NOT EXISTS (SELECT FROM suppression s WHERE s.workspace_id = e.workspace_id AND s.phone = a.phone)
     AND (a.kind <> 'resumed' OR EXISTS (SELECT FROM consent_event g WHERE g.workspace_id = e.workspace_id AND g.phone = a.phone
                                           AND g.kind IN ('granted', 'confirmed'))) END
  ORDER BY a.id;
  RETURN NULL;
END $$;
CREATE TRIGGER consent_event_tells AFTER INSERT ON consent_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_consent();

CREATE FUNCTION tell_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, 'reply.received', to_json(d)
  FROM added a
  JOIN webhook_endpoint e ON e.workspace_id = a.workspace_id AND e.disabled_at IS NULL AND 'reply.received' = ANY (e.types)
  CROSS JOIN LATERAL (SELECT 'reply_' || a.id AS id, webhook_time(a.at) AS at, a.contact_id AS "contactId", a.phone,
    a.sender_id AS "senderId", left(a.text, 2000) AS text, a.intent, jsonb_array_length(a.media) AS media) d;
  RETURN NULL;
END $$;
CREATE TRIGGER reply_tells AFTER INSERT ON reply
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_reply();

-- A report moves its message in the same statement, and the first that ends it dates the end with the transaction. Later ones of the
-- same message (read after delivered) find an earlier date.
CREATE FUNCTION tell_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, 'message.delivered', to_json(d)
  FROM (SELECT DISTINCT workspace_id, message_id FROM added) a
  JOIN webhook_endpoint e ON e.workspace_id = a.workspace_id AND e.disabled_at IS NULL AND 'message.delivered' = ANY (e.types)
  -- OFFSET 0 keeps the planner to one look into the index per report, whatever it believes of the table's size.
  CROSS JOIN LATERAL (SELECT * FROM message WHERE id = a.message_id AND kind = 'campaign' AND status = 'delivered'
                        AND ended_at = now()::timestamptz(3) OFFSET 0) m
  CROSS JOIN LATERAL (SELECT 'message_' || m.id || '_delivered' AS id, webhook_time(m.delivered_at) AS at, m.id::text AS "messageId",
    m.campaign_id AS "campaignId", m.contact_id AS "contactId", m.phone) d;
  RETURN NULL;
END $$;
CREATE TRIGGER receipt_tells AFTER INSERT ON receipt
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_receipt();

-- Failures are few, and so are messages that arrive although they were reported as failed: row by row.
CREATE FUNCTION tell_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, 'message.' || NEW.status, CASE NEW.status WHEN 'failed' THEN to_json(f) ELSE to_json(d) END
  FROM webhook_endpoint e
  CROSS JOIN LATERAL (SELECT 'message_' || NEW.id || '_' || NEW.status AS id,
    webhook_time(CASE NEW.status WHEN 'failed' THEN NEW.ended_at ELSE NEW.delivered_at END) AS at, NEW.id::text AS "messageId",
    NEW.campaign_id AS "campaignId", NEW.contact_id AS "contactId", NEW.phone) d
  CROSS JOIN LATERAL (SELECT d.*, NEW.reason, NEW.carrier_code AS "carrierCode") f
  WHERE e.workspace_id = NEW.workspace_id AND e.disabled_at IS NULL AND 'message.' || NEW.status = ANY (e.types);
  RETURN NULL;
END $$;
CREATE TRIGGER message_tells AFTER UPDATE OF status ON message FOR EACH ROW
  WHEN (NEW.kind = 'campaign' AND OLD.status IS DISTINCT FROM NEW.status
        AND (NEW.status = 'failed' OR (OLD.status = 'failed' AND NEW.status = 'delivered')))
  EXECUTE FUNCTION tell_message();

CREATE FUNCTION tell_click() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, 'link.clicked', to_json(d)
  FROM added a
  JOIN webhook_endpoint e ON e.workspace_id = a.workspace_id AND e.disabled_at IS NULL AND 'link.clicked' = ANY (e.types)
  LEFT JOIN link l ON l.workspace_id = a.workspace_id AND l.campaign_id = a.campaign_id AND l.number = a.link_number
  LEFT JOIN LATERAL (SELECT phone FROM message WHERE id = a.message_id OFFSET 0) m ON true
  CROSS JOIN LATERAL (SELECT 'click_' || a.id AS id, webhook_time(a.at) AS at, a.message_id::text AS "messageId",
    a.campaign_id AS "campaignId", a.contact_id AS "contactId", m.phone, l.url, a.verdict) d
  WHERE a.verdict <> 'bot'
  ORDER BY a.id;
  RETURN NULL;
END $$;
CREATE TRIGGER click_tells AFTER INSERT ON click
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_click();

CREATE FUNCTION tell_conversion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, 'conversion.recorded', to_json(d)
  FROM added a
  JOIN webhook_endpoint e ON e.workspace_id = a.workspace_id AND e.disabled_at IS NULL AND 'conversion.recorded' = ANY (e.types)
  CROSS JOIN LATERAL (SELECT 'conversion_' || a.id AS id, webhook_time(a.at) AS at, a.external_id AS "externalId", a.name,
    a.value_minor AS "valueMinor", a.currency, a.source, a.contact_id AS "contactId", a.message_id::text AS "messageId",
    a.campaign_id AS "campaignId") d;
  RETURN NULL;
END $$;
CREATE TRIGGER conversion_tells AFTER INSERT ON conversion
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_conversion();

CREATE FUNCTION tell_campaign() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
  SELECT e.workspace_id, e.id, 'campaign.finished', to_json(d)
  FROM webhook_endpoint e
  CROSS JOIN LATERAL (SELECT 'campaign_' || NEW.id || '_' || NEW.status AS id, webhook_time(coalesce(NEW.finished_at, now())) AS at,
    NEW.id AS "campaignId", NEW.name, NEW.status) d
  WHERE e.workspace_id = NEW.workspace_id AND e.disabled_at IS NULL AND 'campaign.finished' = ANY (e.types);
  RETURN NULL;
END $$;
CREATE TRIGGER campaign_tells AFTER UPDATE OF status ON campaign FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND NEW.status IN ('sent', 'stopped', 'failed'))
  EXECUTE FUNCTION tell_campaign();
