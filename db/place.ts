/** A place in a list ordered by a time and an id; the next page begins after it. */
export interface Place {
  at: string
  id: string
}

/** As a list is asked; nulls are before the first. */
export function placed(after: Place | undefined) {
  return { at: after?.at ?? null, id: after?.id ?? null }
}
