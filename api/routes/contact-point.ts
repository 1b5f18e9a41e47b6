import { Citizen } from '../../db/models/citizen.ts'
import { contactsAbout, knownSubjects } from '../../db/models/contact-point.ts'
import { oversee } from '../../db/models/overseen.ts'
import { Refusal } from '../../domain/errors.ts'
import { permit } from '../../domain/policies.ts'
import { ContactPoints } from '../../schemas/contact-point.ts'
import { presentContact } from '../contacting.ts'
import { route } from '../route.ts'

export const getContactPoints = route({
  method: 'GET',
  path: '/v1/citizens/{id}/contact-points',
  summary: 'Whom to write to about this: an appointment type, a service code or a KLE number',
  query: { about: { type: 'string', minLength: 1, maxLength: 64 } },
  responses: { 200: ContactPoints },
  reads: 'contact-point',
  may: 'read citizen',
  handle: async (asked) => {
    const { actor, params, query, now, trx, saw } = asked
    const found = await Citizen.withOrganisations(trx, params.id)
    const thing = permit(actor, 'read citizen', { thing: found, now })
    const { citizenId } = thing
    // erased, though the rows are there yet
    if (!(await Citizen.head(trx, citizenId))) throw new Refusal('not-found')
    const { about = '' } = query
    // whose visits they are is known across organisations, to who has to do with the citizen
    if (actor.kind === 'employee') await oversee(trx, citizenId)
    const contacts = await contactsAbout(trx, { citizenId, about })
    if (contacts.length === 0) throw unknown(await knownSubjects(trx))
    saw(thing)
    return { body: { items: await Promise.all(contacts.map((one) => presentContact(asked, one))) } }
  },
})

function unknown(known: string[]): Refusal {
  const detail = `is not one of: ${known.join(', ')}`
  return new Refusal('about-unknown', { errors: [{ pointer: 'about', detail }] })
}
