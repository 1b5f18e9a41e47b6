/** What is asked about wishes for a time. */
import { supplierFacts } from './supplier-facts.ts'

const offers = `
  (select coalesce(json_agg(json_build_object('number', f.number, 'madeAt', f.made_at,
      'heldUntil', f.held_until, 'status', f.status, 'times', (
        select coalesce(json_agg(json_build_object('id', t.id, 'startsAt', t.starts_at,
          'endsAt', t.ends_at, 'free', t.booking_request_id is null) order by t.starts_at), '[]')
        from offered_times o join free_times t on t.id = o.free_time_id
        where o.booking_request_id = f.booking_request_id and o.number = f.number))
      order by f.number), '[]')
    from booking_offers f where f.booking_request_id = b.id)`

export const seen = `
  select b.id, b.citizen_id as "citizenId", array[b.organisation_id] as "organisationIds",
    b.organisation_id as "organisationId", g.code as "organisationCode",
    g.name as "organisationName", y.code as "typeCode", y.name_da as "typeNameDa",
    y.name_en as "typeNameEn", b.replaces_id as "replacesId",
    b.preferred_times as "preferredTimes", b.text, b.status, b.accepted_at as "acceptedAt",
    b.promised_answer_by as "promisedAnswerBy", b.task_id as "taskId",
    b.thread_id as "threadId", b.appointment_id as "bookedId", ${offers} as offers,
    k.key_id as "keyId"
  from booking_requests b
  join organisations g on g.id = b.organisation_id
  join appointment_types y on y.code = b.appointment_type_code
  join citizen_keys k on k.citizen_id = b.citizen_id`

const lastOffer = `
  (select json_build_object('number', f.number, 'status', f.status, 'heldUntil', f.held_until)
    from booking_offers f where f.booking_request_id = b.id order by f.number desc limit 1)`
const countOffers = `
  (select count(*)::int from booking_offers f where f.booking_request_id = b.id)`

export const locked = `
  select b.id, b.citizen_id as "citizenId", array[b.organisation_id] as "organisationIds",
    b.organisation_id as "organisationId", g.name as "organisationName",
    b.appointment_type_code as "typeCode", b.status, b.replaces_id as "replacesId",
    b.task_id as "taskId", b.thread_id as "threadId", z.name as "citizenName",
    k.key_id as "keyId", ${countOffers} as offers, ${lastOffer} as offer
  from booking_requests b
  join organisations g on g.id = b.organisation_id
  join citizens z on z.id = b.citizen_id
  join citizen_keys k on k.citizen_id = b.citizen_id
  where b.id = :id for no key update of b`

const isChosen = 'exists (select from free_times t where t.booking_request_id = b.id)'

export const bookingFacts = `
  select b.accepted_at as "acceptedAt", ${isChosen} as chosen,
    ${supplierFacts('o')} as supplier, null as employee, ${supplierFacts('u')} as "contactUnit",
    array(select day::text from closing_days
      where day between b.accepted_at::date - 1 and b.accepted_at::date + 120
      order by day) as "closingDays"
  from booking_requests b
  join organisations o on o.id = b.organisation_id
  join organisations u on u.contact_unit
  where b.id = :id`

/** The lock comes first: what is committed before it has been heard of. */
export const bookingState = `
  with heard as (
    update booking_requests set heard = changes where id = :id returning *)
  select b.status, ${isChosen} as chosen, ${countOffers} as offers,
    coalesce((${lastOffer})->>'status' = 'declined', false) as declined,
    array(select f.number from booking_offers f
      where f.booking_request_id = b.id and f.status = 'declined') as "declinedOffers",
    (select json_build_object('number', f.number, 'heldUntil', f.held_until)
      from booking_offers f where f.booking_request_id = b.id and f.status = 'open') as offer
  from heard b`

export const lockedWish = `
  select 'booking-request' as kind, b.id, b.citizen_id as "citizenId", b.actor_id as "actorId",
    b.signature, null as "appointmentId", b.organisation_id as "organisationId",
    b.task_id as "taskId", b.thread_id as "threadId", b.text, y.name_da as "typeName",
    y.code as "typeCode", b.replaces_id as "replacesId", a.starts_at as "replacedStartsAt",
    b.preferred_times as "preferredTimes", k.key_id as "keyId",
    b.status <> 'accepted' as "hasBegun",
    (select outcome from carried_out where wish_id = b.id and list = :list) as outcome
  from booking_requests b
  join appointment_types y on y.code = b.appointment_type_code
  join citizen_keys k on k.citizen_id = b.citizen_id
  left join appointments a on a.id = b.replaces_id
  where b.id = :id for no key update of b`
