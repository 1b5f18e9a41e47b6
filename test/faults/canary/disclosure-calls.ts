/** The calls of a request for aktindsigt, with the words in them. */
import type { Reply } from '../../run/caller.ts'
import { eventually } from '../../run/eventually.ts'
import { anna } from '../../run/visits.ts'
import { canaries } from './forms.ts'

export interface Call {
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
}

export interface Requested {
  /** For aktindsigt, by Anna, and an entry that it covers. */
  request: string
  entry: string
  /** Another one, which she takes back. */
  regretted: string
}

const requests = '/v1/disclosure-requests'
const whicheverVersion = { 'If-Match': '*' }
const { whyWithheld: why, disclosureText: text } = canaries
const withheld = { basis: 'forvaltningsloven-15b', reason: why, start: 0, end: 4 }

const post = (path: string, body?: unknown): Call => ({ method: 'POST', path, body })
const get = (path: string): Call => ({ method: 'GET', path })
const put = (path: string, parts: unknown): Call => ({
  ...{ method: 'PUT', path, headers: whicheverVersion, body: { parts } },
})

export function disclosureCalls({ request, entry, regretted }: Requested): Call[] {
  const one = `${requests}/${request}`
  const dueBy = new Date(Date.now() + 20 * 86_400_000).toISOString()
  return [
    post(requests, { type: 'party', citizenId: anna, text }),
    post(requests, { type: 'public', citizenId: anna, applicantName: canaries.applicant, text }),
    get(requests),
    get(`${requests}?citizenId=${anna}`),
    get(one),
    get(`${one}/entries`),
    put(`${one}/redactions/${entry}`, [withheld]),
    get(`${one}/redactions/${entry}`),
    post(`${one}/extension`, { dueBy, reason: canaries.whyLater }),
    post(`${one}/decision`, { outcome: 'partly-granted', text: canaries.decision }),
    post(`${one}/approval`, { approved: true }),
    get(`${one}/package`),
    post(`${requests}/${regretted}/withdrawal`),
  ]
}

export function badDisclosureCalls({ request, entry }: Requested): Call[] {
  const one = `${requests}/${request}`
  const encoded = encodeURIComponent(`${canaries.applicant} ${canaries.cpr}`)
  return [
    post(requests, { type: text, text }),
    post(requests, { type: 'party', applicantName: canaries.applicant }),
    post(requests, { type: 'party', text: `${text} http://${encoded}` }),
    post(requests, { type: 'public', citizenId: canaries.cpr, applicantName: canaries.applicant }),
    put(`${one}/redactions/${entry}`, [{ ...withheld, basis: canaries.cpr }]),
    put(`${one}/redactions/${entry}`, [{ ...withheld, start: 1, end: 1 }]),
    put(`${one}/redactions/${encoded}`, [withheld]),
    post(`${one}/extension`, { dueBy: canaries.whyLater, reason: canaries.whyLater }),
    post(`${one}/decision`, { outcome: 'refused', final: false, text: canaries.decision }),
    post(`${one}/decision`, { outcome: canaries.decision, text: canaries.decision }),
    post(`${one}/approval`, { approved: canaries.decision }),
    get(`${one}/package?part=${encoded}`),
  ]
}

type Asking = (subject: string, call: Call) => Promise<Reply>

/** By Anna, and what stands first in her record. */
export async function askForAll(ask: Asking): Promise<Requested> {
  const { body } = await ask('anna', post(requests, { type: 'party', text }))
  const another = await ask('anna', post(requests, { type: 'party', text }))
  const record = await ask('anna', get(`/v1/citizens/${anna}/record?limit=1`))
  const entry = record.body.items[0]?.id ?? ''
  return { request: body.id, entry, regretted: another.body.id }
}

/** Until the package lies there; then it is fetched. */
export async function fetchPackage(ask: Asking, { request }: Requested): Promise<Reply> {
  const one = `${requests}/${request}`
  const last = await eventually(
    () => ask('anna', get(one)),
    ({ body }) => body.status === 'handed-out',
    60_000,
  )
  if (last.body.status !== 'handed-out') throw new Error(`It is ${last.body.status}`)
  return ask('anna', get(`${one}/package`))
}
