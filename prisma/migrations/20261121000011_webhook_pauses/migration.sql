-- When a webhook that could not be handed on is tried again.
ALTER TABLE "webhook_inbox" ADD COLUMN     "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
