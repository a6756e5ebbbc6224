-- CreateTable
CREATE TABLE "usage_month" (
    "workspace_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "usage_month_pkey" PRIMARY KEY ("workspace_id","month")
);

-- CreateTable
CREATE TABLE "carrier_price" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "price_micros" INTEGER NOT NULL,

    CONSTRAINT "carrier_price_pkey" PRIMARY KEY ("workspace_id","account_id","since")
);

-- AddForeignKey
ALTER TABLE "carrier_price" ADD CONSTRAINT "carrier_price_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "carrier_account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was handed over in a month. Block ranges cost a settling batch next to nothing, and leave its updates in place (HOT).
CREATE INDEX message_submitted ON message USING brin (submitted_at);

INSERT INTO carrier_price (workspace_id, account_id, since, price_micros)
SELECT workspace_id, id, created_at, price_micros FROM carrier_account;
