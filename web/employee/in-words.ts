import { Refused } from '../api.ts'
import { Incomplete } from '../form.ts'

interface Wording {
  /** Where somebody else has changed it since it was shown. */
  changed?: string
  /** What the form calls the field that the API calls so: `text`, `times/0`. */
  nameOf?: (pointer: string) => string
}

/** What was refused, at its field and in the reader's language: what the API notes on fields is for programs. */
export async function inWords<T>(sent: Promise<T>, wording: Wording = {}): Promise<T> {
  const { changed, nameOf = (pointer) => pointer } = wording
  try {
    return await sent
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, detail, errors = [] } = error.problem
    if (code === 'version-mismatch' && changed) throw new Incomplete({ name: '', text: changed })
    if (errors.length === 0) throw error
    const names = new Set(errors.map(({ pointer }) => nameOf(pointer.replace(/^\//, ''))))
    throw new Incomplete(...[...names].map((name) => ({ name, text: detail })))
  }
}
