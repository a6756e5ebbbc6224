-- CreateEnum
CREATE TYPE "webhook_delivery_status" AS ENUM ('pending', 'delivered', 'failed');

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "types" TEXT[],
    "sealed" TEXT NOT NULL,
    "sealed_before" TEXT,
    "before_until" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_for" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "workspace_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "data" JSON NOT NULL,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("workspace_id","endpoint_id","type","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "endpoint_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "events" SMALLINT NOT NULL,
    "body" TEXT NOT NULL,
    "status" "webhook_delivery_status" NOT NULL DEFAULT 'pending',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "workspace_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER,
    "outcome" TEXT NOT NULL,
    "http_status" SMALLINT,
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("workspace_id","delivery_id","number")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_workspace_id_endpoint_id_id_idx" ON "webhook_delivery"("workspace_id", "endpoint_id", "id");

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_workspace_id_delivery_id_fkey" FOREIGN KEY ("workspace_id", "delivery_id") REFERENCES "webhook_delivery"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

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
