import type { Knex } from 'knex'

/** The API and the worker act as this role: it owns nothing and gets only what is granted here. */
export const up = (knex: Knex) =>
  knex.raw(`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'borgerdialog_app') then
        create role borgerdialog_app nologin;
        execute format('grant borgerdialog_app to %I', current_user);
      end if;
    end $$;
    revoke create on schema public from public;
    grant usage on schema public to borgerdialog_app;
  `)
