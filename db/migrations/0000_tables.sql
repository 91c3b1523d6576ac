CREATE TABLE "actions" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"token" text NOT NULL,
	"intent" jsonb NOT NULL,
	"conversation_id" uuid,
	"person_id" uuid,
	"expires_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "actions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "actions_organizationId_token_unique" UNIQUE("organization_id","token")
);
--> statement-breakpoint
CREATE TABLE "agent_logs" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"plan_id" uuid,
	"agent" text NOT NULL,
	"event" text NOT NULL,
	"tool" text,
	"model" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_micros" bigint,
	"milliseconds" integer,
	"error" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agent_logs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "agent_tasks" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"plan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"conversation_id" uuid,
	"person_id" uuid,
	"agent" text NOT NULL,
	"tool" text NOT NULL,
	"input" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"output" jsonb,
	"card" jsonb,
	"undo" jsonb,
	"status" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"approval_id" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "agent_tasks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "agent_tasks_organizationId_planId_position_unique" UNIQUE("organization_id","plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"agent" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"instructions" text DEFAULT '' NOT NULL,
	CONSTRAINT "agents_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "agents_organizationId_agent_unique" UNIQUE("organization_id","agent")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "api_tokens_sha256_unique" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "approval_delegations" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"permission" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "approval_delegations_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"tool" text NOT NULL,
	"input" jsonb NOT NULL,
	"subject" jsonb NOT NULL,
	"payload_hash" text NOT NULL,
	"gate" text NOT NULL,
	"permission" text,
	"amount" bigint,
	"requester_id" uuid NOT NULL,
	"reviser_id" uuid,
	"state" text DEFAULT 'pending' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"conversation_id" uuid,
	"card" jsonb NOT NULL,
	"edit" jsonb,
	"lang" text DEFAULT 'fr' NOT NULL,
	CONSTRAINT "approvals_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "audit_log_organizationId_seq_unique" UNIQUE("organization_id","seq")
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"vendor_id" uuid NOT NULL,
	"project_id" uuid,
	"number" text NOT NULL,
	"date" date NOT NULL,
	"due_date" date,
	"cost_code" text,
	"description" text DEFAULT '' NOT NULL,
	"subtotal" bigint NOT NULL,
	"gst" bigint DEFAULT 0 NOT NULL,
	"qst" bigint DEFAULT 0 NOT NULL,
	"hst" bigint DEFAULT 0 NOT NULL,
	"pst" bigint DEFAULT 0 NOT NULL,
	"total" bigint NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"paid_on" date,
	"file_id" uuid,
	CONSTRAINT "bills_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"cost_code" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"amount" bigint NOT NULL,
	"hours" integer,
	CONSTRAINT "budgets_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "budgets_organizationId_projectId_costCode_unique" UNIQUE("organization_id","project_id","cost_code")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	"start_date" date,
	"end_date" date,
	"budget" bigint DEFAULT 0 NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL,
	"objective" text DEFAULT '' NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "campaigns_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "campaigns_organizationId_name_unique" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "cash_accounts" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"balance" bigint NOT NULL,
	"as_of" date NOT NULL,
	"currency" text DEFAULT 'CAD' NOT NULL,
	CONSTRAINT "cash_accounts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "cash_accounts_organizationId_name_unique" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "change_orders" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"amount" bigint NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"date" date,
	"signed_at" date,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "change_orders_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "change_orders_organizationId_projectId_number_unique" UNIQUE("organization_id","project_id","number")
);
--> statement-breakpoint
CREATE TABLE "channel_reads" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"channel" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_reads_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "channel_reads_organizationId_personId_platform_channel_unique" UNIQUE("organization_id","person_id","platform","channel")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"topic" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"project_id" uuid,
	CONSTRAINT "channels_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "channels_organizationId_platform_workspace_channel_unique" UNIQUE("organization_id","platform","workspace","channel")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"lang" text DEFAULT 'fr' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"province" text DEFAULT 'QC' NOT NULL,
	"contact" text,
	"email" text,
	"phone" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"terms_days" integer DEFAULT 30 NOT NULL,
	"mean_pay_days" integer,
	"interest_ppm" integer,
	"gst_number" text,
	"qst_number" text,
	"notes" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "clients_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "clients_organizationId_name_unique" UNIQUE("organization_id","name"),
	CONSTRAINT "clients_organizationId_code_unique" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"integration" text NOT NULL,
	"account" text DEFAULT '' NOT NULL,
	"token" "bytea" NOT NULL,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'connected' NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"connected_by" uuid,
	"error" text,
	CONSTRAINT "connections_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "connections_organizationId_integration_account_unique" UNIQUE("organization_id","integration","account")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	"thread" text NOT NULL,
	"lang" text DEFAULT 'fr' NOT NULL,
	"state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"busy_until" timestamp (3) with time zone,
	"last_message_at" timestamp (3) with time zone,
	CONSTRAINT "conversations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "conversations_organizationId_platform_workspace_channel_thread_unique" UNIQUE("organization_id","platform","workspace","channel","thread")
);
--> statement-breakpoint
CREATE TABLE "cost_entries" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"cost_code" text NOT NULL,
	"date" date NOT NULL,
	"amount" bigint NOT NULL,
	"kind" text DEFAULT 'other' NOT NULL,
	"vendor_id" uuid,
	"bill_id" uuid,
	"description" text DEFAULT '' NOT NULL,
	"quantity" bigint,
	"unit" text,
	CONSTRAINT "cost_entries_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "deficiencies" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"title" text NOT NULL,
	"location" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"assignee_id" uuid,
	"vendor_id" uuid,
	"due_date" date,
	"file_ids" uuid[] DEFAULT '{}' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "deficiencies_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"project_id" uuid,
	"client_id" uuid,
	"conversation_id" uuid,
	"file_id" uuid,
	"author_id" uuid,
	"lang" text DEFAULT 'fr' NOT NULL,
	"date" date NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "documents_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"external_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"error" text,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "events_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "events_organizationId_platform_workspace_externalId_unique" UNIQUE("organization_id","platform","workspace","external_id")
);
--> statement-breakpoint
CREATE TABLE "expenses" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" uuid NOT NULL,
	"project_id" uuid,
	"vendor" text DEFAULT '' NOT NULL,
	"date" date NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"subtotal" bigint NOT NULL,
	"gst" bigint DEFAULT 0 NOT NULL,
	"qst" bigint DEFAULT 0 NOT NULL,
	"hst" bigint DEFAULT 0 NOT NULL,
	"total" bigint NOT NULL,
	"status" text DEFAULT 'submitted' NOT NULL,
	"file_id" uuid,
	CONSTRAINT "expenses_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "files_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"metric" text NOT NULL,
	"target" bigint NOT NULL,
	"unit" text NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"owner_id" uuid,
	CONSTRAINT "goals_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "holdbacks" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"due_date" date,
	"release_invoice_id" uuid,
	"released_on" date,
	CONSTRAINT "holdbacks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "holdbacks_organizationId_invoiceId_unique" UNIQUE("organization_id","invoice_id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"account" text NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text,
	"linked_by" text NOT NULL,
	CONSTRAINT "identities_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "identities_organizationId_platform_workspace_account_unique" UNIQUE("organization_id","platform","workspace","account")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid,
	"date" date NOT NULL,
	"kind" text NOT NULL,
	"description" text NOT NULL,
	"lost_days" integer DEFAULT 0 NOT NULL,
	"reported_by" uuid,
	CONSTRAINT "incidents_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"integration" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "integrations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "integrations_organizationId_integration_unique" UNIQUE("organization_id","integration")
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"quantity" bigint DEFAULT 1000 NOT NULL,
	"unit" text DEFAULT 'unit' NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"tax_status" text DEFAULT 'taxable' NOT NULL,
	CONSTRAINT "invoice_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "invoice_lines_organizationId_invoiceId_position_unique" UNIQUE("organization_id","invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text DEFAULT 'invoice' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"number" text,
	"series" text,
	"year" integer,
	"sequence" integer,
	"client_id" uuid NOT NULL,
	"project_id" uuid,
	"quote_id" uuid,
	"credits_id" uuid,
	"lang" text DEFAULT 'fr' NOT NULL,
	"currency" text DEFAULT 'CAD' NOT NULL,
	"exchange_rate" integer,
	"province" text DEFAULT 'QC' NOT NULL,
	"issue_date" date,
	"due_date" date,
	"period_from" date,
	"period_to" date,
	"purchase_order" text,
	"notes" text DEFAULT '' NOT NULL,
	"reason" text,
	"gross" bigint DEFAULT 0 NOT NULL,
	"holdback" bigint DEFAULT 0 NOT NULL,
	"subtotal" bigint DEFAULT 0 NOT NULL,
	"taxable" bigint DEFAULT 0 NOT NULL,
	"gst" bigint DEFAULT 0 NOT NULL,
	"qst" bigint DEFAULT 0 NOT NULL,
	"hst" bigint DEFAULT 0 NOT NULL,
	"pst" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"tax_rates" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"bill_to" jsonb,
	"created_by" uuid,
	"issued_by" uuid,
	"issued_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"pdf_file_id" uuid,
	"delivery" jsonb,
	CONSTRAINT "invoices_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "invoices_organizationId_number_unique" UNIQUE("organization_id","number"),
	CONSTRAINT "invoices_organizationId_series_year_sequence_unique" UNIQUE("organization_id","series","year","sequence"),
	CONSTRAINT "issued_has_number" CHECK (case "invoices"."status" when 'issued'
        then num_nulls("invoices"."number", "invoices"."series", "invoices"."year", "invoices"."sequence", "invoices"."issue_date") = 0
        else num_nonnulls("invoices"."number", "invoices"."series", "invoices"."year", "invoices"."sequence") = 0 end)
);
--> statement-breakpoint
CREATE TABLE "kpi_definitions" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"key" text NOT NULL,
	"name_fr" text NOT NULL,
	"name_en" text NOT NULL,
	"formula" text NOT NULL,
	"unit" text NOT NULL,
	"direction" text DEFAULT 'up' NOT NULL,
	"target" bigint,
	"created_by" uuid,
	CONSTRAINT "kpi_definitions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "kpi_definitions_organizationId_key_unique" UNIQUE("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "kpi_snapshots" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"metric" text NOT NULL,
	"project_id" uuid,
	"date" date NOT NULL,
	"value" bigint NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "kpi_snapshots_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "kpi_snapshots_organizationId_metric_projectId_date_unique" UNIQUE NULLS NOT DISTINCT("organization_id","metric","project_id","date")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"contact" text,
	"email" text,
	"phone" text,
	"source" text,
	"campaign_id" uuid,
	"status" text DEFAULT 'new' NOT NULL,
	"value" bigint,
	"date" date NOT NULL,
	"client_id" uuid,
	"quote_id" uuid,
	"consent_at" timestamp (3) with time zone,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "leads_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "liabilities" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"as_of" date NOT NULL,
	CONSTRAINT "liabilities_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "liabilities_organizationId_name_asOf_unique" UNIQUE("organization_id","name","as_of")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seq" bigint GENERATED BY DEFAULT AS IDENTITY (sequence name "messages_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" uuid NOT NULL,
	"author" text NOT NULL,
	"person_id" uuid,
	"agent" text,
	"external_id" text NOT NULL,
	"approval_id" uuid,
	"text" text DEFAULT '' NOT NULL,
	"card" jsonb,
	"files" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"visible_to" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "messages_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "messages_organizationId_conversationId_externalId_unique" UNIQUE("organization_id","conversation_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"client_id" uuid,
	"subject_kind" text,
	"subject_id" text,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"due_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notifications_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "number_series_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "number_series_organizationId_series_year_unique" UNIQUE("organization_id","series","year")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"province" text DEFAULT 'QC' NOT NULL,
	"phone" text,
	"email" text,
	"website" text,
	"logo_text" text,
	"rbq_licence" text,
	"gst_number" text,
	"qst_number" text,
	"lang" text DEFAULT 'fr' NOT NULL,
	"time_zone" text DEFAULT 'America/Toronto' NOT NULL,
	"fiscal_start_month" integer DEFAULT 1 NOT NULL,
	"books_closed_through" date,
	"demo" boolean DEFAULT false NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seq" bigint GENERATED BY DEFAULT AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"target" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"payload" jsonb NOT NULL,
	"idempotency_key" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"result" jsonb,
	"error" text,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "outbox_organizationId_idempotencyKey_unique" UNIQUE("organization_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "pay_applications" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"period_to" date NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"revised_contract" bigint NOT NULL,
	"work" bigint NOT NULL,
	"stored" bigint DEFAULT 0 NOT NULL,
	"gross" bigint NOT NULL,
	"holdback_ppm" integer NOT NULL,
	"holdback" bigint NOT NULL,
	"previous" bigint NOT NULL,
	"due" bigint NOT NULL,
	"invoice_id" uuid,
	"submitted_at" timestamp (3) with time zone,
	"certified_on" date,
	CONSTRAINT "pay_applications_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "pay_applications_organizationId_projectId_number_unique" UNIQUE("organization_id","project_id","number")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"date" date NOT NULL,
	"amount" bigint NOT NULL,
	"method" text DEFAULT 'transfer' NOT NULL,
	"reference" text,
	CONSTRAINT "payments_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"role" text DEFAULT 'user' NOT NULL,
	"granted" text[] DEFAULT '{}' NOT NULL,
	"revoked" text[] DEFAULT '{}' NOT NULL,
	"limits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lang" text DEFAULT 'fr' NOT NULL,
	"email" text,
	"phone" text,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "persons_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "persons_organizationId_handle_unique" UNIQUE("organization_id","handle"),
	CONSTRAINT "persons_organizationId_email_unique" UNIQUE("organization_id","email")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"network" text NOT NULL,
	"text" text NOT NULL,
	"lang" text DEFAULT 'fr' NOT NULL,
	"project_id" uuid,
	"campaign_id" uuid,
	"author_id" uuid,
	"file_ids" uuid[] DEFAULT '{}' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"external_id" text,
	"impressions" integer,
	"clicks" integer,
	"reactions" integer,
	CONSTRAINT "posts_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"client_id" uuid NOT NULL,
	"province" text DEFAULT 'QC' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"contract_amount" bigint DEFAULT 0 NOT NULL,
	"estimated_cost" bigint DEFAULT 0 NOT NULL,
	"contract_date" date,
	"start_date" date,
	"end_date" date,
	"status" text DEFAULT 'planned' NOT NULL,
	"progress_ppm" integer DEFAULT 0 NOT NULL,
	"planned_progress_ppm" integer DEFAULT 0 NOT NULL,
	"progress_as_of" date,
	"holdback_ppm" integer DEFAULT 0 NOT NULL,
	"disputed_amount" bigint DEFAULT 0 NOT NULL,
	"purchase_order" text,
	"manager_id" uuid,
	"foreman_id" uuid,
	"notes" text DEFAULT '' NOT NULL,
	CONSTRAINT "projects_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "projects_organizationId_code_unique" UNIQUE("organization_id","code")
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"number" text NOT NULL,
	"client_id" uuid,
	"prospect" text,
	"title" text NOT NULL,
	"amount" bigint NOT NULL,
	"lang" text DEFAULT 'fr' NOT NULL,
	"province" text DEFAULT 'QC' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"date" date NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"decided_on" date,
	"valid_until" date,
	"last_contact_at" timestamp (3) with time zone,
	"source" text,
	"owner_id" uuid,
	"project_id" uuid,
	CONSTRAINT "quotes_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "quotes_organizationId_number_unique" UNIQUE("organization_id","number")
);
--> statement-breakpoint
CREATE TABLE "report_templates" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"sections" jsonb NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"owner_id" uuid,
	CONSTRAINT "report_templates_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "report_templates_organizationId_name_unique" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "schedule_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"schedule_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'started' NOT NULL,
	"done_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "schedule_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "schedule_runs_organizationId_scheduleId_dueAt_unique" UNIQUE("organization_id","schedule_id","due_at")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"tool" text NOT NULL,
	"input" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	"lang" text DEFAULT 'fr' NOT NULL,
	"person_id" uuid NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"last_run_at" timestamp (3) with time zone,
	"next_run_at" timestamp (3) with time zone,
	CONSTRAINT "schedules_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "schedules_organizationId_name_unique" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "site_logs" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"date" date NOT NULL,
	"author_id" uuid,
	"weather" text,
	"workers" integer,
	"text" text NOT NULL,
	"file_ids" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "site_logs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "sov_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"project_id" uuid NOT NULL,
	"pay_application_id" uuid,
	"change_order_id" uuid,
	"position" integer NOT NULL,
	"description" text NOT NULL,
	"cost_code" text,
	"scheduled" bigint NOT NULL,
	"to_date_ppm" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sov_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "surfaces" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"message_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"channel" text NOT NULL,
	"message" text NOT NULL,
	"thread" text NOT NULL,
	CONSTRAINT "surfaces_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "surfaces_organizationId_platform_workspace_channel_message_unique" UNIQUE("organization_id","platform","workspace","channel","message")
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"score" integer NOT NULL,
	"client_id" uuid,
	"project_id" uuid,
	"comment" text DEFAULT '' NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "surveys_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"title" text NOT NULL,
	"details" text DEFAULT '' NOT NULL,
	"kind" text DEFAULT 'task' NOT NULL,
	"project_id" uuid,
	"client_id" uuid,
	"assignee_id" uuid,
	"created_by" uuid,
	"due_date" date,
	"priority" text DEFAULT 'normal' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"conversation_id" uuid,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "tasks_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "tax_periods" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"due_date" date,
	"status" text DEFAULT 'open' NOT NULL,
	"gst_collected" bigint DEFAULT 0 NOT NULL,
	"gst_paid" bigint DEFAULT 0 NOT NULL,
	"qst_collected" bigint DEFAULT 0 NOT NULL,
	"qst_paid" bigint DEFAULT 0 NOT NULL,
	"filed_at" timestamp (3) with time zone,
	"document_id" uuid,
	CONSTRAINT "tax_periods_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "tax_periods_organizationId_fromDate_toDate_unique" UNIQUE("organization_id","from_date","to_date")
);
--> statement-breakpoint
CREATE TABLE "time_entries" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"date" date NOT NULL,
	"hours" integer NOT NULL,
	"overtime" boolean DEFAULT false NOT NULL,
	"work" text DEFAULT '' NOT NULL,
	"cost_code" text,
	"code_guessed" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'submitted' NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"corrects_id" uuid,
	"reason" text,
	CONSTRAINT "time_entries_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "vendors" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"trade" text,
	"address" text DEFAULT '' NOT NULL,
	"email" text,
	"phone" text,
	"rbq_licence" text,
	"gst_number" text,
	"qst_number" text,
	"terms_days" integer DEFAULT 30 NOT NULL,
	"attestation_number" text,
	"attestation_expires" date,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "vendors_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "vendors_organizationId_name_unique" UNIQUE("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"organization_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"platform" text NOT NULL,
	"workspace" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"bot_account" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "workspaces_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "workspaces_platform_workspace_unique" UNIQUE("platform","workspace")
);
--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "conversation_id_in_organization" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_tasks" ADD CONSTRAINT "conversation_id_in_organization" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_tasks" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_tasks" ADD CONSTRAINT "approval_id_in_organization" FOREIGN KEY ("organization_id","approval_id") REFERENCES "public"."approvals"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_delegations" ADD CONSTRAINT "from_id_in_organization" FOREIGN KEY ("organization_id","from_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_delegations" ADD CONSTRAINT "to_id_in_organization" FOREIGN KEY ("organization_id","to_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "requester_id_in_organization" FOREIGN KEY ("organization_id","requester_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "reviser_id_in_organization" FOREIGN KEY ("organization_id","reviser_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "decided_by_in_organization" FOREIGN KEY ("organization_id","decided_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "conversation_id_in_organization" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "actor_id_in_organization" FOREIGN KEY ("organization_id","actor_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "vendor_id_in_organization" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "file_id_in_organization" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_orders" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_reads" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connected_by_in_organization" FOREIGN KEY ("organization_id","connected_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_entries" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_entries" ADD CONSTRAINT "vendor_id_in_organization" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_entries" ADD CONSTRAINT "bill_id_in_organization" FOREIGN KEY ("organization_id","bill_id") REFERENCES "public"."bills"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deficiencies" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deficiencies" ADD CONSTRAINT "assignee_id_in_organization" FOREIGN KEY ("organization_id","assignee_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deficiencies" ADD CONSTRAINT "vendor_id_in_organization" FOREIGN KEY ("organization_id","vendor_id") REFERENCES "public"."vendors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "conversation_id_in_organization" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "file_id_in_organization" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "author_id_in_organization" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "file_id_in_organization" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "owner_id_in_organization" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holdbacks" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holdbacks" ADD CONSTRAINT "invoice_id_in_organization" FOREIGN KEY ("organization_id","invoice_id") REFERENCES "public"."invoices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holdbacks" ADD CONSTRAINT "release_invoice_id_in_organization" FOREIGN KEY ("organization_id","release_invoice_id") REFERENCES "public"."invoices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "reported_by_in_organization" FOREIGN KEY ("organization_id","reported_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_id_in_organization" FOREIGN KEY ("organization_id","invoice_id") REFERENCES "public"."invoices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "quote_id_in_organization" FOREIGN KEY ("organization_id","quote_id") REFERENCES "public"."quotes"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "credits_id_in_organization" FOREIGN KEY ("organization_id","credits_id") REFERENCES "public"."invoices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "created_by_in_organization" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "issued_by_in_organization" FOREIGN KEY ("organization_id","issued_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "pdf_file_id_in_organization" FOREIGN KEY ("organization_id","pdf_file_id") REFERENCES "public"."files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_definitions" ADD CONSTRAINT "created_by_in_organization" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_snapshots" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "campaign_id_in_organization" FOREIGN KEY ("organization_id","campaign_id") REFERENCES "public"."campaigns"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "quote_id_in_organization" FOREIGN KEY ("organization_id","quote_id") REFERENCES "public"."quotes"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "conversation_id_in_organization" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "approval_id_in_organization" FOREIGN KEY ("organization_id","approval_id") REFERENCES "public"."approvals"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "visible_to_in_organization" FOREIGN KEY ("organization_id","visible_to") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_applications" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_applications" ADD CONSTRAINT "invoice_id_in_organization" FOREIGN KEY ("organization_id","invoice_id") REFERENCES "public"."invoices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "invoice_id_in_organization" FOREIGN KEY ("organization_id","invoice_id") REFERENCES "public"."invoices"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "campaign_id_in_organization" FOREIGN KEY ("organization_id","campaign_id") REFERENCES "public"."campaigns"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "author_id_in_organization" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "manager_id_in_organization" FOREIGN KEY ("organization_id","manager_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "foreman_id_in_organization" FOREIGN KEY ("organization_id","foreman_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "owner_id_in_organization" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_templates" ADD CONSTRAINT "owner_id_in_organization" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_runs" ADD CONSTRAINT "schedule_id_in_organization" FOREIGN KEY ("organization_id","schedule_id") REFERENCES "public"."schedules"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_logs" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_logs" ADD CONSTRAINT "author_id_in_organization" FOREIGN KEY ("organization_id","author_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sov_lines" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sov_lines" ADD CONSTRAINT "pay_application_id_in_organization" FOREIGN KEY ("organization_id","pay_application_id") REFERENCES "public"."pay_applications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sov_lines" ADD CONSTRAINT "change_order_id_in_organization" FOREIGN KEY ("organization_id","change_order_id") REFERENCES "public"."change_orders"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surfaces" ADD CONSTRAINT "message_id_in_organization" FOREIGN KEY ("organization_id","message_id") REFERENCES "public"."messages"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "client_id_in_organization" FOREIGN KEY ("organization_id","client_id") REFERENCES "public"."clients"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "assignee_id_in_organization" FOREIGN KEY ("organization_id","assignee_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "created_by_in_organization" FOREIGN KEY ("organization_id","created_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "conversation_id_in_organization" FOREIGN KEY ("organization_id","conversation_id") REFERENCES "public"."conversations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_periods" ADD CONSTRAINT "document_id_in_organization" FOREIGN KEY ("organization_id","document_id") REFERENCES "public"."documents"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entries" ADD CONSTRAINT "person_id_in_organization" FOREIGN KEY ("organization_id","person_id") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entries" ADD CONSTRAINT "project_id_in_organization" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entries" ADD CONSTRAINT "approved_by_in_organization" FOREIGN KEY ("organization_id","approved_by") REFERENCES "public"."persons"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_entries" ADD CONSTRAINT "corrects_id_in_organization" FOREIGN KEY ("organization_id","corrects_id") REFERENCES "public"."time_entries"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_logs_organization_id_at_index" ON "agent_logs" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "agent_logs_organization_id_agent_at_index" ON "agent_logs" USING btree ("organization_id","agent","at");--> statement-breakpoint
CREATE INDEX "agent_tasks_organization_id_conversation_id_index" ON "agent_tasks" USING btree ("organization_id","conversation_id");--> statement-breakpoint
CREATE INDEX "agent_tasks_organization_id_started_at_index" ON "agent_tasks" USING btree ("organization_id","started_at");--> statement-breakpoint
CREATE INDEX "api_tokens_organization_id_person_id_index" ON "api_tokens" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "approval_delegations_organization_id_to_id_ends_on_index" ON "approval_delegations" USING btree ("organization_id","to_id","ends_on");--> statement-breakpoint
CREATE INDEX "approvals_organization_id_state_expires_at_index" ON "approvals" USING btree ("organization_id","state","expires_at");--> statement-breakpoint
CREATE INDEX "approvals_organization_id_conversation_id_index" ON "approvals" USING btree ("organization_id","conversation_id");--> statement-breakpoint
CREATE INDEX "approvals_organization_id_requester_id_index" ON "approvals" USING btree ("organization_id","requester_id");--> statement-breakpoint
CREATE INDEX "audit_log_organization_id_subject_kind_subject_id_index" ON "audit_log" USING btree ("organization_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_log_organization_id_at_index" ON "audit_log" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "bills_organization_id_vendor_id_date_index" ON "bills" USING btree ("organization_id","vendor_id","date");--> statement-breakpoint
CREATE INDEX "bills_organization_id_project_id_index" ON "bills" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "bills_organization_id_status_due_date_index" ON "bills" USING btree ("organization_id","status","due_date");--> statement-breakpoint
CREATE INDEX "cost_entries_organization_id_project_id_date_index" ON "cost_entries" USING btree ("organization_id","project_id","date");--> statement-breakpoint
CREATE INDEX "cost_entries_organization_id_cost_code_date_index" ON "cost_entries" USING btree ("organization_id","cost_code","date");--> statement-breakpoint
CREATE INDEX "cost_entries_organization_id_date_index" ON "cost_entries" USING btree ("organization_id","date");--> statement-breakpoint
CREATE INDEX "deficiencies_organization_id_project_id_status_index" ON "deficiencies" USING btree ("organization_id","project_id","status");--> statement-breakpoint
CREATE INDEX "documents_organization_id_kind_date_index" ON "documents" USING btree ("organization_id","kind","date");--> statement-breakpoint
CREATE INDEX "documents_organization_id_project_id_index" ON "documents" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "events_organization_id_state_received_at_index" ON "events" USING btree ("organization_id","state","received_at");--> statement-breakpoint
CREATE INDEX "expenses_organization_id_date_index" ON "expenses" USING btree ("organization_id","date");--> statement-breakpoint
CREATE INDEX "expenses_organization_id_person_id_index" ON "expenses" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "files_organization_id_sha256_index" ON "files" USING btree ("organization_id","sha256");--> statement-breakpoint
CREATE INDEX "goals_organization_id_metric_to_date_index" ON "goals" USING btree ("organization_id","metric","to_date");--> statement-breakpoint
CREATE INDEX "holdbacks_organization_id_project_id_index" ON "holdbacks" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "identities_organization_id_person_id_index" ON "identities" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "incidents_organization_id_date_index" ON "incidents" USING btree ("organization_id","date");--> statement-breakpoint
CREATE INDEX "invoices_organization_id_client_id_index" ON "invoices" USING btree ("organization_id","client_id");--> statement-breakpoint
CREATE INDEX "invoices_organization_id_project_id_index" ON "invoices" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "invoices_organization_id_status_issue_date_index" ON "invoices" USING btree ("organization_id","status","issue_date");--> statement-breakpoint
CREATE INDEX "invoices_organization_id_credits_id_index" ON "invoices" USING btree ("organization_id","credits_id");--> statement-breakpoint
CREATE INDEX "kpi_snapshots_organization_id_project_id_date_index" ON "kpi_snapshots" USING btree ("organization_id","project_id","date");--> statement-breakpoint
CREATE INDEX "leads_organization_id_status_date_index" ON "leads" USING btree ("organization_id","status","date");--> statement-breakpoint
CREATE INDEX "leads_organization_id_campaign_id_index" ON "leads" USING btree ("organization_id","campaign_id");--> statement-breakpoint
CREATE INDEX "messages_organization_id_approval_id_index" ON "messages" USING btree ("organization_id","approval_id");--> statement-breakpoint
CREATE INDEX "messages_organization_id_seq_index" ON "messages" USING btree ("organization_id","seq");--> statement-breakpoint
CREATE INDEX "notifications_organization_id_person_id_state_index" ON "notifications" USING btree ("organization_id","person_id","state");--> statement-breakpoint
CREATE INDEX "notifications_organization_id_subject_kind_subject_id_index" ON "notifications" USING btree ("organization_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "outbox_organization_id_state_next_at_index" ON "outbox" USING btree ("organization_id","state","next_at");--> statement-breakpoint
CREATE INDEX "payments_organization_id_invoice_id_index" ON "payments" USING btree ("organization_id","invoice_id");--> statement-breakpoint
CREATE INDEX "payments_organization_id_date_index" ON "payments" USING btree ("organization_id","date");--> statement-breakpoint
CREATE INDEX "posts_organization_id_status_scheduled_at_index" ON "posts" USING btree ("organization_id","status","scheduled_at");--> statement-breakpoint
CREATE INDEX "projects_organization_id_client_id_index" ON "projects" USING btree ("organization_id","client_id");--> statement-breakpoint
CREATE INDEX "projects_organization_id_status_index" ON "projects" USING btree ("organization_id","status");--> statement-breakpoint
CREATE INDEX "quotes_organization_id_status_date_index" ON "quotes" USING btree ("organization_id","status","date");--> statement-breakpoint
CREATE INDEX "schedules_organization_id_active_next_run_at_index" ON "schedules" USING btree ("organization_id","active","next_run_at");--> statement-breakpoint
CREATE INDEX "site_logs_organization_id_project_id_date_index" ON "site_logs" USING btree ("organization_id","project_id","date");--> statement-breakpoint
CREATE INDEX "sov_lines_organization_id_project_id_index" ON "sov_lines" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "sov_lines_organization_id_pay_application_id_index" ON "sov_lines" USING btree ("organization_id","pay_application_id");--> statement-breakpoint
CREATE INDEX "surfaces_organization_id_message_id_index" ON "surfaces" USING btree ("organization_id","message_id");--> statement-breakpoint
CREATE INDEX "surveys_organization_id_kind_date_index" ON "surveys" USING btree ("organization_id","kind","date");--> statement-breakpoint
CREATE INDEX "tasks_organization_id_status_due_date_index" ON "tasks" USING btree ("organization_id","status","due_date");--> statement-breakpoint
CREATE INDEX "tasks_organization_id_assignee_id_status_index" ON "tasks" USING btree ("organization_id","assignee_id","status");--> statement-breakpoint
CREATE INDEX "tasks_organization_id_project_id_index" ON "tasks" USING btree ("organization_id","project_id");--> statement-breakpoint
CREATE INDEX "time_entries_organization_id_date_index" ON "time_entries" USING btree ("organization_id","date");--> statement-breakpoint
CREATE INDEX "time_entries_organization_id_person_id_date_index" ON "time_entries" USING btree ("organization_id","person_id","date");--> statement-breakpoint
CREATE INDEX "time_entries_organization_id_project_id_date_index" ON "time_entries" USING btree ("organization_id","project_id","date");