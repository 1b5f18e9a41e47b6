import type { Knex } from 'knex'

/** Colleagues hear at once when someone opens a task, begins to answer, or leaves it; not that they are still there. */
export const up = (knex: Knex) =>
  knex.raw(`
  create trigger tell_presence after insert or delete on task_presence
    for each row execute function tell('task-presence', 'task_id');
  create trigger tell_activity after update on task_presence for each row
    when (old.activity <> new.activity or old.since <> new.since)
    execute function tell('task-presence', 'task_id');`)
