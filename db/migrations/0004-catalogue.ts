import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table appointment_types (
      code text primary key,
      name_da text not null,
      name_en text not null,
      service_code text not null,
      kle text not null check (kle ~ '^\\d{2}\\.\\d{2}\\.\\d{2}$'),
      notice_minutes integer not null default 0 check (notice_minutes >= 0)
    );

    create table cancellation_reasons (
      code text primary key,
      label_da text not null,
      label_en text not null
    );

    create table appointment_type_reasons (
      appointment_type_code text not null references appointment_types,
      reason_code text not null references cancellation_reasons,
      valid_from timestamptz(3) not null,
      valid_until timestamptz(3),
      position integer not null,
      primary key (appointment_type_code, reason_code, valid_from)
    );

    grant select on appointment_types, cancellation_reasons, appointment_type_reasons
      to borgerdialog_app;
  `)
