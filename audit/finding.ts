/** The first thing that is not as it was published; words in English, for whoever answers for the record. */
export type Finding =
  | { what: 'checkpoint'; number: number; words: string }
  | {
      what: 'entry'
      /** Its place among all entries, from 0; undefined where it has none. */
      leaf: number | undefined
      id: string | undefined
      words: string
    }

export function sayFinding(finding: Finding): string {
  if (finding.what === 'checkpoint') return `Checkpoint ${finding.number}: ${finding.words}.`
  const { leaf, id, words } = finding
  const which = [leaf !== undefined && `number ${leaf}`, id && `id ${id}`].filter(Boolean)
  return `Entry ${which.join(', ')}: ${words}.`
}
