import type { Knex } from 'knex'

/** Which keys are to be gone; beside them, so that no restore of the main database takes it away. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table erasure_certificates (
      id uuid primary key,
      key_id uuid not null unique,
      -- as ledger/erasure.ts signs it
      certificate jsonb not null,
      kept_at timestamptz not null default now()
    );
    create function refuse_changed_certificate() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;
    create trigger append_only before update or delete on erasure_certificates
      for each row execute function refuse_changed_certificate();
    create trigger append_only_whole before truncate on erasure_certificates
      for each statement execute function refuse_changed_certificate();
  `)
