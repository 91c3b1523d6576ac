CREATE TABLE "feedback" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"message_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"good" boolean NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "feedback_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "feedback_organizationId_messageId_personId_unique" UNIQUE("organization_id","message_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "routes" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"subject" text NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	CONSTRAINT "routes_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "routes_organizationId_subject_platform_unique" UNIQUE("organization_id","subject","platform")
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "shares" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "event_id" uuid;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "quiet" jsonb;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "message_id_in_organization" FOREIGN KEY ("organization_id","message_id") REFERENCES "public"."messages"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_organization_id_at_index" ON "feedback" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "messages_organization_id_event_id_index" ON "messages" USING btree ("organization_id","event_id");--> statement-breakpoint
CREATE INDEX "messages_organization_id_person_id_seq_index" ON "messages" USING btree ("organization_id","person_id","seq");