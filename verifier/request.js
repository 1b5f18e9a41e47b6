import { must } from './refusal.js'
import { instant, integer, list, object, oneOf, text, uuid } from './shape.js'

/** @typedef {{ id: string, type: string, citizen: { id: string, name: string }, part: number, decision: { outcome: string } }} Request */

export const requestShape = object({
  id: uuid,
  type: oneOf('health', 'party', 'public', 'gdpr'),
  applicant: object({ kind: oneOf('citizen', 'representative', 'other'), name: text }),
  citizen: object({ id: uuid, name: text }),
  askedAt: instant,
  dueBy: instant,
  part: integer(1),
  timeline: list(object({ at: instant, text })),
  decision: object({
    outcome: oneOf('granted', 'partly-granted'),
    at: instant,
    text,
    guidance: text,
  }),
})

/**
 * That the request is the one of the manifest (§8).
 * @param {Request} request
 * @param {import('./manifest.js').Manifest} manifest
 */
export function checkRequest(request, { requestId, citizenId }) {
  must(request.id === requestId, 'request-other', 'request.json')
  must(request.citizen.id === citizenId, 'request-other', 'request.json')
}
