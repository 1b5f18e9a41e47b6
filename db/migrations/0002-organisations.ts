import type { Knex } from 'knex'

export const up = (knex: Knex) =>
  knex.raw(`
    create table organisations (
      id uuid primary key,
      code text not null unique,
      name text not null,
      phone text not null,
      active boolean not null default true,
      contact_unit boolean not null default false,
      chat_opening text not null check (chat_opening in ('closed', 'organisation', 'employees')),
      tasks_to_employee boolean not null default false,
      answer_working_days integer not null check (answer_working_days between 0 and 60),
      settings_version integer not null default 1
    );
    create unique index one_contact_unit on organisations (contact_unit) where contact_unit;

    create table employees (
      id uuid primary key,
      subject text not null unique,
      name text not null,
      active boolean not null default true,
      roles text[] not null default '{}'
    );

    create table employments (
      employee_id uuid not null references employees,
      organisation_id uuid not null references organisations,
      chat_open boolean not null default false,
      primary key (employee_id, organisation_id)
    );
    create index on employments (organisation_id);

    grant select on organisations, employees, employments to borgerdialog_app;
    -- a row lock asks for update on one column at least; this one never changes
    grant update (code) on organisations to borgerdialog_app;
  `)
