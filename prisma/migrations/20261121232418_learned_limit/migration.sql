-- CreateTable
CREATE TABLE "learned_limit" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "profile_id" TEXT NOT NULL,
    "refused_bytes" INTEGER NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "learned_limit_pkey" PRIMARY KEY ("workspace_id","account_id","profile_id")
);
