-- Roles are shared by all databases of a server: another one may have created them.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nova_app') THEN
    CREATE ROLE nova_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nova_system') THEN
    CREATE ROLE nova_system NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
  IF NOT pg_has_role(current_user, 'nova_app', 'MEMBER') THEN
    EXECUTE format('GRANT nova_app TO %I', current_user);
  END IF;
  IF NOT pg_has_role(current_user, 'nova_system', 'MEMBER') THEN
    EXECUTE format('GRANT nova_system TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO nova_app, nova_system;
--> statement-breakpoint
-- Jobs are enqueued in the transaction of the change that causes them, so under the organization's role.
CREATE SCHEMA IF NOT EXISTS pgboss;
--> statement-breakpoint
GRANT USAGE ON SCHEMA pgboss TO nova_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO nova_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT USAGE ON SEQUENCES TO nova_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO nova_app;
--> statement-breakpoint
-- Runs after every migration: closes each table that is not closed yet to all but its organization.
CREATE FUNCTION secure_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  open_table text;
  owner_column text;
  rule text;
  reference record;
BEGIN
  FOR open_table IN
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND NOT (relrowsecurity AND relforcerowsecurity
        AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'of_organization'))
  LOOP
    owner_column := CASE open_table WHEN 'organizations' THEN 'id' ELSE 'organization_id' END;
    rule := format('%I = nullif(current_setting(''app.organization'', true), '''')::uuid', owner_column);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', open_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', open_table);
    EXECUTE format('DROP POLICY IF EXISTS of_organization ON %I', open_table);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (%s) WITH CHECK (%s)', open_table, rule, rule);
    IF open_table = 'audit_log' THEN
      EXECUTE format('GRANT SELECT, INSERT ON %I TO nova_app', open_table);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO nova_app', open_table);
    END IF;
    IF open_table <> 'organizations' THEN
      EXECUTE format(
        'ALTER TABLE %I ADD CONSTRAINT organization FOREIGN KEY (organization_id) REFERENCES organizations (id)',
        open_table);
    END IF;
  END LOOP;
  -- Checked at once as ever, but a restore may load rows in any order and have them checked at its end.
  FOR reference IN
    SELECT conrelid::regclass AS table_name, conname FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND connamespace = 'public'::regnamespace
  LOOP
    EXECUTE format(
      'ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', reference.table_name, reference.conname);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT secure_tables();
--> statement-breakpoint
-- Who is asked is found before any organization is known; nothing else is readable then.
CREATE POLICY directory ON organizations FOR SELECT TO nova_system USING (true);
--> statement-breakpoint
CREATE POLICY directory ON workspaces FOR SELECT TO nova_system USING (true);
--> statement-breakpoint
CREATE POLICY directory ON api_tokens FOR SELECT TO nova_system USING (true);
--> statement-breakpoint
GRANT SELECT (id, name, lang, time_zone, demo, created_at) ON organizations TO nova_system;
--> statement-breakpoint
GRANT SELECT (organization_id, platform, workspace, active) ON workspaces TO nova_system;
--> statement-breakpoint
GRANT SELECT (organization_id, person_id, sha256, expires_at, revoked_at) ON api_tokens TO nova_system;
--> statement-breakpoint
-- NV001 is translated to a sentence for people where the error is caught.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: these rows are kept as they are', tg_op, tg_table_name USING ERRCODE = 'NV001';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON invoices FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON invoice_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Tax Administration Act, s. 34 and the zapper rule: an issued invoice is corrected by a credit note, never changed.
-- What may still be written is what happens to it afterwards; its PDF is attached once.
CREATE FUNCTION keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  afterwards constant text[] := ARRAY['sent_at', 'pdf_file_id', 'delivery'];
BEGIN
  IF old.status = 'issued' AND (
    tg_op = 'DELETE'
    OR (to_jsonb(new) - afterwards) IS DISTINCT FROM (to_jsonb(old) - afterwards)
    OR (old.pdf_file_id IS NOT NULL AND new.pdf_file_id IS DISTINCT FROM old.pdf_file_id)
  ) THEN
    RAISE EXCEPTION '% of invoice % is refused: it was issued', tg_op, old.number USING ERRCODE = 'NV001';
  END IF;
  RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_issued BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION keep_issued_invoice();
--> statement-breakpoint
-- The invoice's row is locked, so that a line cannot slip in while another transaction issues it.
CREATE FUNCTION keep_issued_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent record;
BEGIN
  FOR parent IN
    SELECT status, number FROM invoices
    WHERE (tg_op <> 'INSERT' AND organization_id = old.organization_id AND id = old.invoice_id)
       OR (tg_op <> 'DELETE' AND organization_id = new.organization_id AND id = new.invoice_id)
    FOR NO KEY UPDATE
  LOOP
    IF parent.status = 'issued' THEN
      RAISE EXCEPTION '% of a line of invoice % is refused: it was issued', tg_op, parent.number USING ERRCODE = 'NV001';
    END IF;
  END LOOP;
  RETURN CASE tg_op WHEN 'DELETE' THEN old ELSE new END;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_issued BEFORE INSERT OR UPDATE OR DELETE ON invoice_lines
  FOR EACH ROW EXECUTE FUNCTION keep_issued_lines();
--> statement-breakpoint
-- The bytes of a file never change: a PDF that was sent stays the one that was sent.
CREATE TRIGGER keep_bytes BEFORE UPDATE OF bytes, sha256, size ON files
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
