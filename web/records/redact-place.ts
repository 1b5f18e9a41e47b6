import type { DisclosureRequest } from '../../schemas/disclosure-request.ts'
import type { DisclosureEntry } from '../../schemas/redaction.ts'
import { asking, at } from '../api.ts'
import type { Asked } from '../page.ts'

export interface Known {
  request: DisclosureRequest
  entry: DisclosureEntry
  /** Of what is withheld now; a change names it. */
  version: string
}

export function redactionPath({ params }: Asked): string {
  const { id = '', entryId = '' } = params
  return at`/v1/disclosure-requests/${id}/redactions/${entryId}`
}

/** Where the forms of an entry go; its page of the list goes with them. */
export function here({ params, query }: Asked, what: string): string {
  const { id, entryId } = params
  const fra = query.get('fra') ?? undefined
  return `/aktindsigter/${id}/poster/${entryId}/${what}${asking({ fra })}`
}
