-- What was learned before names no account: it is learned again.
DELETE FROM "profile_limit";

-- AlterTable
ALTER TABLE "profile_limit" DROP CONSTRAINT "profile_limit_pkey",
ADD COLUMN     "account_id" UUID NOT NULL,
ADD CONSTRAINT "profile_limit_pkey" PRIMARY KEY ("workspace_id", "account_id", "profile_id");

-- DropTable
DROP TABLE "learned_limit";
