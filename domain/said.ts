/** Something that the citizen's side wrote in a chat. */
export interface Said {
  id: string
  threadId: string
  citizenId: string
  /** Whose chat it is. */
  organisationId: string
  /** RFC 3339, UTC. */
  at: string
  text: string
  /** Names of whoever signed it: they say nothing about what is wished. */
  names: string
}
