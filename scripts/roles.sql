-- The two roles of Cabinet on a PostgreSQL server of your own (15 or newer). Safe to run again. As a superuser:
--
--   psql -d postgres -f scripts/roles.sql
--   psql -d postgres -c '\password cabinet_owner' -c '\password cabinet_app'
--   createdb --owner cabinet_owner cabinet
--
-- Then start with
--   DATABASE_OWNER_URL=postgres://cabinet_owner:…@host/cabinet   (needed only to migrate)
--   DATABASE_URL=postgres://cabinet_app:…@host/cabinet
do $$
begin
  if not exists (select from pg_roles where rolname = 'cabinet_owner') then
    create role cabinet_owner;
  end if;
  if not exists (select from pg_roles where rolname = 'cabinet_app') then
    create role cabinet_app;
  end if;
end
$$;

-- Owns the database and changes its schema; never serves a request.
alter role cabinet_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
-- Serves. It owns nothing, so it can neither alter the audit trail nor switch off its guards (R12).
alter role cabinet_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
