CREATE TABLE "audit_entry" (
	"community_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"subject_kind" text,
	"subject_id" text,
	"details" jsonb NOT NULL,
	"request_id" text,
	"seal" text NOT NULL,
	CONSTRAINT "audit_entry_community_id_sequence_pk" PRIMARY KEY("community_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "wall_device" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"token_hash" text NOT NULL,
	"pairing_code_hash" text,
	"pairing_expires_at" timestamp (3) with time zone,
	"views" text[] DEFAULT '{}' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"paired_at" timestamp (3) with time zone,
	"paired_by_person_id" uuid,
	"revoked_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	CONSTRAINT "wall_device_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "wall_device_community_id_token_hash_unique" UNIQUE("community_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "auth_account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text,
	"display_username" text,
	"two_factor_enabled" boolean DEFAULT false,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email"),
	CONSTRAINT "auth_user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "community_counter" ADD COLUMN "ground_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "community_counter" ADD COLUMN "audit_sequence" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "community_counter" ADD COLUMN "audit_seal" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "has_contact" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "addressed_organisation_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_device" ADD CONSTRAINT "wall_device_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_device" ADD CONSTRAINT "wall_device_community_id_paired_by_person_id_person_community_id_id_fk" FOREIGN KEY ("community_id","paired_by_person_id") REFERENCES "public"."person"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_community_id_actor_id_index" ON "audit_entry" USING btree ("community_id","actor_id");--> statement-breakpoint
CREATE INDEX "audit_entry_community_id_subject_id_index" ON "audit_entry" USING btree ("community_id","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entry_community_id_at_index" ON "audit_entry" USING btree ("community_id","at");--> statement-breakpoint
CREATE INDEX "wall_device_community_id_pairing_code_hash_index" ON "wall_device" USING btree ("community_id","pairing_code_hash");--> statement-breakpoint
CREATE INDEX "auth_account_user_id_index" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_session_user_id_index" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_two_factor_user_id_index" ON "auth_two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_two_factor_secret_index" ON "auth_two_factor" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "auth_verification_identifier_index" ON "auth_verification" USING btree ("identifier");--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_community_id_organisation_id_organisation_community_id_id_fk" FOREIGN KEY ("community_id","organisation_id") REFERENCES "public"."organisation"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posting_community_id_person_id_index" ON "posting" USING btree ("community_id","person_id");--> statement-breakpoint
CREATE INDEX "report_community_id_sender_id_received_at_index" ON "report" USING btree ("community_id","sender_id","received_at") WHERE "report"."sender_id" is not null;--> statement-breakpoint
CREATE INDEX "shift_community_id_posting_id_ends_at_index" ON "shift" USING btree ("community_id","posting_id","ends_at");--> statement-breakpoint
UPDATE "community_counter" c SET "ground_version" = m."ground_version" FROM "community" m WHERE m."id" = c."community_id";--> statement-breakpoint
ALTER TABLE "community" DROP COLUMN "ground_version";--> statement-breakpoint
UPDATE "report" r SET "has_contact" = true FROM "report_contact" c WHERE c."community_id" = r."community_id" AND c."report_id" = r."id";--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_community_id_account_id_unique" UNIQUE("community_id","account_id");
--> statement-breakpoint
-- Who reads personal tables does so as this role, which row-level security binds; the owner writes and is not bound.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'mangrid_reader') THEN
    CREATE ROLE mangrid_reader NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'mangrid_reader', 'MEMBER') THEN
    EXECUTE format('GRANT mangrid_reader TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO mangrid_reader;
--> statement-breakpoint
GRANT SELECT ON "person", "report_contact", "posting", "ticket", "ticket_report", "assignment", "report", "report_photo", "boundary_version", "grid", "building", "building_group", "unit", "organisation", "community" TO mangrid_reader;
--> statement-breakpoint
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "people_of_the_community" ON "person" FOR SELECT TO mangrid_reader
  USING (community_id = nullif(current_setting('mangrid.community', true), '')::uuid);
--> statement-breakpoint
ALTER TABLE "report_contact" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "contact_for_those_who_may" ON "report_contact" FOR SELECT TO mangrid_reader
  USING (community_id = nullif(current_setting('mangrid.community', true), '')::uuid AND current_setting('mangrid.reads_contact', true) = 'yes');
--> statement-breakpoint
-- The log is written once and kept for at least 180 days, whatever is set anywhere.
CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'An entry of the log cannot be changed.' USING ERRCODE = '42501';
  ELSIF OLD.at > now() - interval '180 days' THEN
    RAISE EXCEPTION 'An entry of the log is kept for 180 days.' USING ERRCODE = '42501';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_is_kept BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
