import type { AuthorKind } from '../schemas/message.ts'
import type { Actor } from './actor.ts'
import type { Words } from './language.ts'

export type Side = 'citizen' | 'organisation'

/** What the system writes on its own counts as the organisation's. */
export function sideOf(kind: AuthorKind): Side {
  return kind === 'citizen' || kind === 'representative' ? 'citizen' : 'organisation'
}

interface Authored {
  authorKind: AuthorKind
  authorOrganisationId: string | null
}

/** The citizen's side of what it wrote, and the organisation of what its staff wrote. */
export function isOfAuthorsSide(actor: Actor, message: Authored): boolean {
  if (sideOf(message.authorKind) === 'citizen') return actor.kind === 'citizen'
  const { authorOrganisationId: organisationId } = message
  return (
    actor.kind === 'employee' &&
    organisationId !== null &&
    actor.organisationIds.includes(organisationId)
  )
}

/** What others read instead of a message that was wrongly created. */
export const wronglyCreatedWords: Words = {
  da: 'Beskeden er oprettet ved en fejl og vises ikke.',
  en: 'This message was created by mistake and is not shown.',
}

/** The entry that says so (Danish). */
export function tellWronglyCreated(reason: string): string {
  return `En besked er oprettet ved en fejl. Begrundelse: ${reason}`
}
