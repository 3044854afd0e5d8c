CREATE TABLE "assignment" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"holder_posting_id" uuid NOT NULL,
	"informed_posting_ids" uuid[] NOT NULL,
	"shift_id" uuid,
	"leave_id" uuid,
	"boundary_version_id" uuid NOT NULL,
	"why" jsonb NOT NULL,
	CONSTRAINT "assignment_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "boundary_version" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"boundary" geometry(MultiPolygon,4326) NOT NULL,
	CONSTRAINT "boundary_version_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "boundary_version_community_id_number_unique" UNIQUE("community_id","number")
);
--> statement-breakpoint
CREATE TABLE "building" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"compound_id" uuid,
	"number" text,
	"name" text NOT NULL,
	"use" text NOT NULL,
	"floors" smallint NOT NULL,
	"shop_floors" smallint NOT NULL,
	"height_meters" double precision NOT NULL,
	"built_year" smallint NOT NULL,
	"grid_id" uuid,
	"shape" geometry(Polygon,4326) NOT NULL,
	CONSTRAINT "building_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "building_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "building_group" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "building_group_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "building_group_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"day" date PRIMARY KEY NOT NULL,
	"is_working" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "community" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_demo" boolean NOT NULL,
	"number_prefix" text NOT NULL,
	"settings" jsonb NOT NULL,
	"center" geometry(Point,4326) NOT NULL,
	"ground_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "community_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "community_counter" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"feed_sequence" bigint DEFAULT 0 NOT NULL,
	"ticket_number" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compound" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"nicknames" text[] NOT NULL,
	"built_years" text NOT NULL,
	"numbering" text NOT NULL,
	"shape" geometry(Polygon,4326) NOT NULL,
	CONSTRAINT "compound_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "compound_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"community_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"request_id" text,
	"payload" jsonb,
	CONSTRAINT "feed_community_id_sequence_pk" PRIMARY KEY("community_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "grid" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"boundary_version_id" uuid NOT NULL,
	"grid_code" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"shape" geometry(MultiPolygon,4326) NOT NULL,
	CONSTRAINT "grid_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "grid_community_id_boundary_version_id_grid_code_unique" UNIQUE("community_id","boundary_version_id","grid_code"),
	CONSTRAINT "grid_code_length" CHECK (length("grid"."grid_code") between 1 and 64),
	CONSTRAINT "grid_shape_range" CHECK (ST_XMin("grid"."shape") >= -180 and ST_XMax("grid"."shape") <= 180 and ST_YMin("grid"."shape") >= -90 and ST_YMax("grid"."shape") <= 90)
);
--> statement-breakpoint
CREATE TABLE "household_file" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	CONSTRAINT "household_file_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "household_file_community_id_room_id_unique" UNIQUE("community_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "infrastructure" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"service" text NOT NULL,
	"shape" geometry(Geometry,4326) NOT NULL,
	CONSTRAINT "infrastructure_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "infrastructure_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "land_feature" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"width_meters" double precision,
	"shape" geometry(Geometry,4326) NOT NULL,
	CONSTRAINT "land_feature_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "land_feature_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "leave" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"stand_in_person_id" uuid,
	CONSTRAINT "leave_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "leave_dates" CHECK ("leave"."ends_at" > "leave"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"service" text NOT NULL,
	"hotline" text NOT NULL,
	"duty_hours" text NOT NULL,
	CONSTRAINT "organisation_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "organisation_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "organisation_compound" (
	"community_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"compound_id" uuid NOT NULL,
	CONSTRAINT "organisation_compound_community_id_organisation_id_compound_id_pk" PRIMARY KEY("community_id","organisation_id","compound_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"account_id" text,
	CONSTRAINT "person_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"width_pixels" integer NOT NULL,
	"height_pixels" integer NOT NULL,
	"hint" jsonb,
	"content" "bytea",
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "photo_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"nicknames" text[] NOT NULL,
	"kind" text NOT NULL,
	"venue_level" text,
	"compound_id" uuid,
	"building_id" uuid,
	"grid_id" uuid,
	"position" geometry(Point,4326) NOT NULL,
	CONSTRAINT "place_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "place_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"post" text NOT NULL,
	"duty" text NOT NULL,
	"grid_code" text,
	"building_group_id" uuid,
	"unit_id" uuid,
	"rank" smallint NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	CONSTRAINT "posting_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "posting_one_area" CHECK (num_nonnulls("posting"."grid_code", "posting"."building_group_id", "posting"."unit_id") <= 1),
	CONSTRAINT "posting_dates" CHECK ("posting"."ends_at" is null or "posting"."ends_at" > "posting"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"sender_id" text,
	"category" text,
	"text" text,
	"place_text" text,
	"sent_position" jsonb,
	"complaint_about" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"body_hash" text NOT NULL,
	"placement" jsonb NOT NULL,
	CONSTRAINT "report_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_contact" (
	"community_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"name" text,
	"phone" text,
	CONSTRAINT "report_contact_community_id_report_id_pk" PRIMARY KEY("community_id","report_id")
);
--> statement-breakpoint
CREATE TABLE "report_photo" (
	"community_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"photo_id" uuid NOT NULL,
	CONSTRAINT "report_photo_community_id_report_id_photo_id_pk" PRIMARY KEY("community_id","report_id","photo_id")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "room_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "room_community_id_unit_id_label_unique" UNIQUE("community_id","unit_id","label")
);
--> statement-breakpoint
CREATE TABLE "shift" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"posting_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shift_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "shift_dates" CHECK ("shift"."ends_at" > "shift"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"is_open" boolean NOT NULL,
	"is_restricted" boolean NOT NULL,
	"grid_code" text,
	"building_id" uuid,
	"unit_id" uuid,
	"position" geometry(Point,4326),
	"confidence" text NOT NULL,
	"marks" text[] NOT NULL,
	"holder_post" text,
	"informed_posts" text[] NOT NULL,
	"boundary_version_id" uuid NOT NULL,
	"why" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"holder_posting_id" uuid,
	"proposals" jsonb NOT NULL,
	CONSTRAINT "ticket_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "ticket_community_id_number_unique" UNIQUE("community_id","number"),
	CONSTRAINT "open_ticket_has_holder" CHECK (not "ticket"."is_open" or ("ticket"."holder_posting_id" is not null and "ticket"."holder_post" is not null)),
	CONSTRAINT "open_matches_status" CHECK ("ticket"."is_open" = ("ticket"."status" not in ('closed', 'void')))
);
--> statement-breakpoint
CREATE TABLE "ticket_report" (
	"community_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	CONSTRAINT "ticket_report_community_id_report_id_pk" PRIMARY KEY("community_id","report_id")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"building_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" text NOT NULL,
	"lowest_floor" smallint NOT NULL,
	"highest_floor" smallint NOT NULL,
	"flats_per_landing" smallint NOT NULL,
	"building_group_id" uuid,
	"chat_group_code" text,
	"grid_id" uuid,
	"door" geometry(Point,4326) NOT NULL,
	CONSTRAINT "unit_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "unit_community_id_code_unique" UNIQUE("community_id","code")
);
--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_community_id_ticket_id_ticket_community_id_id_fk" FOREIGN KEY ("community_id","ticket_id") REFERENCES "public"."ticket"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_community_id_holder_posting_id_posting_community_id_id_fk" FOREIGN KEY ("community_id","holder_posting_id") REFERENCES "public"."posting"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_community_id_shift_id_shift_community_id_id_fk" FOREIGN KEY ("community_id","shift_id") REFERENCES "public"."shift"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_community_id_leave_id_leave_community_id_id_fk" FOREIGN KEY ("community_id","leave_id") REFERENCES "public"."leave"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_community_id_boundary_version_id_boundary_version_community_id_id_fk" FOREIGN KEY ("community_id","boundary_version_id") REFERENCES "public"."boundary_version"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boundary_version" ADD CONSTRAINT "boundary_version_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_community_id_compound_id_compound_community_id_id_fk" FOREIGN KEY ("community_id","compound_id") REFERENCES "public"."compound"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_community_id_grid_id_grid_community_id_id_fk" FOREIGN KEY ("community_id","grid_id") REFERENCES "public"."grid"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building_group" ADD CONSTRAINT "building_group_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_counter" ADD CONSTRAINT "community_counter_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound" ADD CONSTRAINT "compound_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed" ADD CONSTRAINT "feed_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid" ADD CONSTRAINT "grid_community_id_boundary_version_id_boundary_version_community_id_id_fk" FOREIGN KEY ("community_id","boundary_version_id") REFERENCES "public"."boundary_version"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_file" ADD CONSTRAINT "household_file_community_id_room_id_room_community_id_id_fk" FOREIGN KEY ("community_id","room_id") REFERENCES "public"."room"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "infrastructure" ADD CONSTRAINT "infrastructure_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "land_feature" ADD CONSTRAINT "land_feature_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_community_id_person_id_person_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."person"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_community_id_stand_in_person_id_person_community_id_id_fk" FOREIGN KEY ("community_id","stand_in_person_id") REFERENCES "public"."person"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_compound" ADD CONSTRAINT "organisation_compound_community_id_organisation_id_organisation_community_id_id_fk" FOREIGN KEY ("community_id","organisation_id") REFERENCES "public"."organisation"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_compound" ADD CONSTRAINT "organisation_compound_community_id_compound_id_compound_community_id_id_fk" FOREIGN KEY ("community_id","compound_id") REFERENCES "public"."compound"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photo" ADD CONSTRAINT "photo_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_community_id_compound_id_compound_community_id_id_fk" FOREIGN KEY ("community_id","compound_id") REFERENCES "public"."compound"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_community_id_building_id_building_community_id_id_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "public"."building"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_community_id_grid_id_grid_community_id_id_fk" FOREIGN KEY ("community_id","grid_id") REFERENCES "public"."grid"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_community_id_person_id_person_community_id_id_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "public"."person"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_community_id_building_group_id_building_group_community_id_id_fk" FOREIGN KEY ("community_id","building_group_id") REFERENCES "public"."building_group"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_community_id_unit_id_unit_community_id_id_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_contact" ADD CONSTRAINT "report_contact_community_id_report_id_report_community_id_id_fk" FOREIGN KEY ("community_id","report_id") REFERENCES "public"."report"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_photo" ADD CONSTRAINT "report_photo_community_id_report_id_report_community_id_id_fk" FOREIGN KEY ("community_id","report_id") REFERENCES "public"."report"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_photo" ADD CONSTRAINT "report_photo_community_id_photo_id_photo_community_id_id_fk" FOREIGN KEY ("community_id","photo_id") REFERENCES "public"."photo"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_community_id_unit_id_unit_community_id_id_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_community_id_posting_id_posting_community_id_id_fk" FOREIGN KEY ("community_id","posting_id") REFERENCES "public"."posting"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_community_id_community_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_community_id_building_id_building_community_id_id_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "public"."building"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_community_id_unit_id_unit_community_id_id_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_community_id_boundary_version_id_boundary_version_community_id_id_fk" FOREIGN KEY ("community_id","boundary_version_id") REFERENCES "public"."boundary_version"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_community_id_holder_posting_id_posting_community_id_id_fk" FOREIGN KEY ("community_id","holder_posting_id") REFERENCES "public"."posting"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_report" ADD CONSTRAINT "ticket_report_community_id_ticket_id_ticket_community_id_id_fk" FOREIGN KEY ("community_id","ticket_id") REFERENCES "public"."ticket"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_report" ADD CONSTRAINT "ticket_report_community_id_report_id_report_community_id_id_fk" FOREIGN KEY ("community_id","report_id") REFERENCES "public"."report"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_community_id_building_id_building_community_id_id_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "public"."building"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_community_id_building_group_id_building_group_community_id_id_fk" FOREIGN KEY ("community_id","building_group_id") REFERENCES "public"."building_group"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_community_id_grid_id_grid_community_id_id_fk" FOREIGN KEY ("community_id","grid_id") REFERENCES "public"."grid"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_community_id_ticket_id_index" ON "assignment" USING btree ("community_id","ticket_id");--> statement-breakpoint
CREATE INDEX "photo_community_id_received_at_index" ON "photo" USING btree ("community_id","received_at");--> statement-breakpoint
CREATE INDEX "posting_community_id_post_index" ON "posting" USING btree ("community_id","post");--> statement-breakpoint
CREATE INDEX "report_community_id_received_at_index" ON "report" USING btree ("community_id","received_at");--> statement-breakpoint
CREATE INDEX "shift_community_id_ends_at_index" ON "shift" USING btree ("community_id","ends_at");--> statement-breakpoint
CREATE INDEX "ticket_community_id_opened_at_id_index" ON "ticket" USING btree ("community_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "ticket_community_id_is_open_grid_code_index" ON "ticket" USING btree ("community_id","is_open","grid_code");--> statement-breakpoint
CREATE INDEX "ticket_position" ON "ticket" USING gist ("position");--> statement-breakpoint
CREATE INDEX "ticket_report_community_id_ticket_id_index" ON "ticket_report" USING btree ("community_id","ticket_id");