/** A place in a list ordered by a time and an id; the next page begins after it. */
export interface Place {
  at: string
  id: string
}
