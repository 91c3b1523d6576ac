CREATE TABLE "adapter_values" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"key" text NOT NULL,
	"value" "bytea",
	"holder" text,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "adapter_values_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "adapter_values_organizationId_platform_workspace_key_unique" UNIQUE("organization_id","platform","workspace","key")
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "one_time_codes_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "one_time_codes_organizationId_kind_sha256_unique" UNIQUE("organization_id","kind","sha256")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "stop_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "progress" jsonb;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;