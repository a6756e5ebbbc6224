CREATE INDEX message_read ON message (workspace_id, campaign_id) WHERE read_at IS NOT NULL;
