CREATE TABLE "audit_verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"events" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"checkpoints" integer DEFAULT 0 NOT NULL,
	"checkpoint_digest" text,
	"finished_at" timestamp (3) with time zone,
	"fault" text
);
--> statement-breakpoint
ALTER TABLE "audit_verification" ADD CONSTRAINT "audit_verification_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_verification_running" ON "audit_verification" USING btree ((true)) WHERE "audit_verification"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "audit_verification_finished" ON "audit_verification" USING btree ("finished_at" DESC NULLS LAST);