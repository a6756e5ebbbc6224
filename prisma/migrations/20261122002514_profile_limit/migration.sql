-- CreateTable
CREATE TABLE "profile_limit" (
    "workspace_id" UUID NOT NULL,
    "profile_id" TEXT NOT NULL,
    "message_bytes" INTEGER NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_limit_pkey" PRIMARY KEY ("workspace_id","profile_id")
);
