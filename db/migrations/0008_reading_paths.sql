DROP INDEX "notification_person";--> statement-breakpoint
CREATE INDEX "change_rejected" ON "change" USING btree ("requestor_id") WHERE "change"."status" = 'rejected';--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notification" USING btree ("person_id") WHERE "notification"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notification_person" ON "notification" USING btree ("person_id","created_at","id");