ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_sequence_from_1" CHECK ("audit_entry"."sequence" > 0);--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_whole_subject" CHECK (("audit_entry"."subject_kind" is null) = ("audit_entry"."subject_id" is null));--> statement-breakpoint
-- The trigger on rows does not see a TRUNCATE.
CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The log cannot be emptied.' USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_is_kept BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log();
