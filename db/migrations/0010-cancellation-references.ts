import type { Knex } from 'knex'

/** Task, thread, message and record entry of a cancellation point at each other, or nothing is stored. */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table cancellations
      add foreign key (thread_id, citizen_id) references threads (id, citizen_id),
      add foreign key (task_id, id, thread_id) references tasks (id, cancellation_id, thread_id),
      add foreign key (message_id, id, thread_id)
        references messages (id, cancellation_id, thread_id),
      add foreign key (record_entry_id) references record_entries,
      add foreign key (record_entry_id, id, task_id, thread_id, message_id)
        references record_entries (id, cancellation_id, task_id, thread_id, message_id);
  `)
