-- CreateTable
CREATE TABLE "campaign_breakdown" (
    "workspace_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "campaign_breakdown_pkey" PRIMARY KEY ("workspace_id","campaign_id")
);

-- CreateIndex
CREATE INDEX "consent_event_workspace_id_kind_occurred_at_idx" ON "consent_event"("workspace_id", "kind", "occurred_at");
