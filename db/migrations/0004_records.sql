CREATE TABLE "activities" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"duration" integer NOT NULL,
	"optimistic" integer NOT NULL,
	"likely" integer NOT NULL,
	"pessimistic" integer NOT NULL,
	"trade" text,
	"crew" integer DEFAULT 0 NOT NULL,
	"cost_code" text,
	"budget" bigint,
	"done_ppm" integer DEFAULT 0 NOT NULL,
	"starts_on" date,
	"actual_start" date,
	"actual_end" date,
	CONSTRAINT "activities_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "activities_organizationId_projectId_code_unique" UNIQUE("organization_id","project_id","code")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"metric" text NOT NULL,
	"comparison" text NOT NULL,
	"threshold" bigint NOT NULL,
	"project_id" uuid,
	"person_id" uuid NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"snoozed_until" date,
	"last_value" bigint,
	"last_fired_at" timestamp (3) with time zone,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "alerts_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "certifications" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"trade" text,
	"issued_on" date,
	"expires_on" date,
	"file_id" uuid,
	CONSTRAINT "certifications_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"client_id" uuid,
	"person_id" uuid,
	"lead_id" uuid,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"basis" text NOT NULL,
	"given_on" date NOT NULL,
	"expires_on" date,
	"withdrawn_on" date,
	"proof" text DEFAULT '' NOT NULL,
	CONSTRAINT "consents_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "cost_codes" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"code" text NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"unit" text NOT NULL,
	"low" bigint NOT NULL,
	"likely" bigint NOT NULL,
	"high" bigint NOT NULL,
	"labour" integer,
	"as_of" date NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"mapped_to" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "cost_codes_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "cost_codes_organizationId_code_unique" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "estimates" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"date" date NOT NULL,
	"project_id" uuid,
	"client_id" uuid,
	"quote_id" uuid,
	"author_id" uuid,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"markups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cost" bigint DEFAULT 0 NOT NULL,
	"price" bigint DEFAULT 0 NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "estimates_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "estimates_organizationId_number_unique" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"project_id" uuid,
	"date" date NOT NULL,
	"target" date NOT NULL,
	"value" bigint NOT NULL,
	"low" bigint,
	"high" bigint,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "forecasts_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "opportunities" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"stage" text DEFAULT 'qualifying' NOT NULL,
	"client_id" uuid,
	"lead_id" uuid,
	"quote_id" uuid,
	"owner_id" uuid,
	"amount" bigint,
	"probability" integer DEFAULT 0 NOT NULL,
	"expected_on" date,
	"closed_on" date,
	"next_step" text DEFAULT '' NOT NULL,
	"reason" text,
	CONSTRAINT "opportunities_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "opportunities_organizationId_quoteId_unique" UNIQUE("organization_id","quote_id")
);
--> statement-breakpoint
CREATE TABLE "purchase_orders" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"number" text NOT NULL,
	"vendor_id" uuid NOT NULL,
	"project_id" uuid,
	"requester_id" uuid,
	"title" text NOT NULL,
	"cost_code" text,
	"status" text DEFAULT 'draft' NOT NULL,
	"date" date NOT NULL,
	"required_on" date,
	"promised_on" date,
	"received_on" date,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"bill_id" uuid,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "purchase_orders_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "purchase_orders_organizationId_number_unique" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"date" date,
	"due" date,
	"amount" bigint,
	"project_id" uuid,
	"client_id" uuid,
	"vendor_id" uuid,
	"person_id" uuid,
	"data" jsonb NOT NULL,
	"search" text DEFAULT '' NOT NULL,
	CONSTRAINT "records_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "records_organizationId_kind_sequence_unique" UNIQUE("organization_id","kind","sequence")
);
--> statement-breakpoint
CREATE TABLE "subcontracts" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"number" text NOT NULL,
	"project_id" uuid NOT NULL,
	"vendor_id" uuid NOT NULL,
	"title" text NOT NULL,
	"cost_code" text,
	"amount" bigint NOT NULL,
	"holdback_ppm" integer DEFAULT 100000 NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"signed_on" date,
	"ended_on" date,
	"notice_on" date,
	"released_through" date,
	"insurance_expires" date,
	"quality" integer,
	"punctuality" integer,
	"safety" integer,
	"paperwork" integer,
	"recommended" boolean,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "subcontracts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "subcontracts_organizationId_number_unique" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "task_dependencies" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"predecessor_id" uuid NOT NULL,
	"successor_id" uuid NOT NULL,
	"type" text DEFAULT 'finish-start' NOT NULL,
	"lag" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "task_dependencies_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "task_dependencies_organizationId_predecessorId_successorId_unique" UNIQUE("organization_id","predecessor_id","successor_id")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "file_id_in_organization" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "lead_id_in_organization" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estimates" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estimates" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estimates" ADD CONSTRAINT "quote_id_in_organization" FOREIGN KEY ("organization_id","quote_id") REFERENCES "public"."quotes"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estimates" ADD CONSTRAINT "author_id_in_organization" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "lead_id_in_organization" FOREIGN KEY ("organization_id","lead_id") REFERENCES "public"."leads"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "quote_id_in_organization" FOREIGN KEY ("organization_id","quote_id") REFERENCES "public"."quotes"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "owner_id_in_organization" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "vendor_id_in_organization" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "requester_id_in_organization" FOREIGN KEY ("organization_id","requester_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_orders" ADD CONSTRAINT "bill_id_in_organization" FOREIGN KEY ("organization_id","bill_id") REFERENCES "public"."bills"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "vendor_id_in_organization" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "vendor_id_in_organization" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "predecessor_id_in_organization" FOREIGN KEY ("organization_id","predecessor_id") REFERENCES "public"."activities"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "successor_id_in_organization" FOREIGN KEY ("organization_id","successor_id") REFERENCES "public"."activities"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_organization_id_state_index" ON "alerts" USING btree ("organization_id","state");--> statement-breakpoint
CREATE INDEX "certifications_organization_id_person_id_index" ON "certifications" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "certifications_organization_id_expires_on_index" ON "certifications" USING btree ("organization_id","expires_on");--> statement-breakpoint
CREATE INDEX "consents_organization_id_purpose_index" ON "consents" USING btree ("organization_id","purpose");--> statement-breakpoint
CREATE INDEX "estimates_organization_id_status_date_index" ON "estimates" USING btree ("organization_id","status","date");--> statement-breakpoint
CREATE INDEX "forecasts_organization_id_kind_target_index" ON "forecasts" USING btree ("organization_id","kind","target");--> statement-breakpoint
CREATE INDEX "opportunities_organization_id_stage_index" ON "opportunities" USING btree ("organization_id","stage");--> statement-breakpoint
CREATE INDEX "purchase_orders_organization_id_status_promised_on_index" ON "purchase_orders" USING btree ("organization_id","status","promised_on");--> statement-breakpoint
CREATE INDEX "purchase_orders_organization_id_project_id_index" ON "purchase_orders" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "records_organization_id_kind_state_due_index" ON "records" USING btree ("organization_id","kind","state","due");--> statement-breakpoint
CREATE INDEX "records_organization_id_project_id_index" ON "records" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "records_organization_id_person_id_index" ON "records" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "subcontracts_organization_id_project_id_index" ON "subcontracts" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "subcontracts_organization_id_vendor_id_index" ON "subcontracts" USING btree ("organization_id","vendor_id");--> statement-breakpoint
CREATE INDEX "task_dependencies_organization_id_project_id_index" ON "task_dependencies" USING btree ("organization_id","project_id");