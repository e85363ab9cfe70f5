CREATE TABLE "change_unlearned" (
	"change_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_words" (
	"change_id" uuid PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_word" (
	"word" text PRIMARY KEY NOT NULL,
	"near" text[] NOT NULL
);
--> statement-breakpoint
DROP INDEX "change_updated";--> statement-breakpoint
DROP INDEX "change_status_updated";--> statement-breakpoint
DROP INDEX "change_requestor";--> statement-breakpoint
DROP INDEX "change_implementer";--> statement-breakpoint
ALTER TABLE "change" ADD COLUMN "service_slugs" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "change_words" ADD CONSTRAINT "change_words_change_id_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_words_words" ON "change_words" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "known_word_near" ON "known_word" USING gin ("near");--> statement-breakpoint
CREATE INDEX "change_created" ON "change" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "change_planned_order" ON "change" USING btree (coalesce("planned_start", 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "change_title_order" ON "change" USING btree (lower("title"),"id");--> statement-breakpoint
CREATE INDEX "change_services" ON "change" USING gin ("service_slugs");--> statement-breakpoint
CREATE INDEX "change_facets_status" ON "change" USING btree ("status","risk_level","category","outcome","restricted");--> statement-breakpoint
CREATE INDEX "change_facets_risk" ON "change" USING btree ("risk_level","status","category","outcome","restricted");--> statement-breakpoint
CREATE INDEX "change_facets_category" ON "change" USING btree ("category","status","risk_level","outcome","restricted");--> statement-breakpoint
CREATE INDEX "change_facets_outcome" ON "change" USING btree ("outcome","status","risk_level","category","restricted");--> statement-breakpoint
CREATE INDEX "change_restricted" ON "change" USING btree ("id") WHERE "change"."restricted";--> statement-breakpoint
CREATE INDEX "change_updated" ON "change" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "change_status_updated" ON "change" USING btree ("status","updated_at","id");--> statement-breakpoint
CREATE INDEX "change_requestor" ON "change" USING btree ("requestor_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "change_implementer" ON "change" USING btree ("implementer_id","updated_at","id");