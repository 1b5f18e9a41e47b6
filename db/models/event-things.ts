/** Whose what an event `e` tells of is now, and which organisations have to do with it: as when it is read. */
export const eventThings = `
  select h.id as thread_id, h.citizen_id, array[h.organisation_id]
      || array(select organisation_id from tasks where thread_id = h.id) as organisation_ids
    from threads h where h.id = coalesce(e.thread_id,
      (select thread_id from messages where e.kind = 'message-wrongly-created' and id = e.resource_id))
  union all select null, citizen_id, array[organisation_id]
    from tasks where e.kind in ('task', 'task-presence') and id = e.resource_id
  union all select null, citizen_id, array[organisation_id]
    from booking_requests where e.kind = 'booking-request' and id = e.resource_id
  union all select null, citizen_id, case when escalated_at is not null then
      array(select id from organisations where contact_unit) else '{}' end
    from disclosure_requests where e.kind = 'disclosure-request' and id = e.resource_id
  union all select null, null, array[id]
    from organisations where e.kind = 'settings' and id = e.resource_id
  union all select null, a.citizen_id, array[a.organisation_id, c.organisation_id]
      || array(select organisation_id from tasks where appointment_id = a.id)
    from appointments a
    left join cancellations c on c.appointment_id = a.id and c.status in ('accepted', 'completed')
    where e.kind = 'appointment' and a.id = e.resource_id
  union all select null, c.citizen_id, array[c.organisation_id, a.organisation_id]
      || array(select organisation_id from tasks where appointment_id = a.id)
    from cancellations c join appointments a on a.id = c.appointment_id
    where e.kind = 'cancellation' and c.id = e.resource_id`
