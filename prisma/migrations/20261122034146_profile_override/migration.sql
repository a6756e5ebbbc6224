-- CreateTable
CREATE TABLE "profile_override" (
    "workspace_id" UUID NOT NULL,
    "profile_id" TEXT NOT NULL,
    "message_bytes" INTEGER NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_override_pkey" PRIMARY KEY ("workspace_id","profile_id")
);
