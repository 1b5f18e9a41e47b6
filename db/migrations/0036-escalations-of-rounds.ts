import type { Knex } from 'knex'

/** Each round of a booking request may be escalated, so one organisation may be told more than once. */
export const up = (knex: Knex) =>
  knex.raw(`
  drop index one_escalation_for_each_organisation;
  create index escalations_of_a_task on tasks (follows_task_id)
    where follows_task_id is not null;`)
