/** HTML or XML that may be shown as it stands. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | Markup[] | string | number | null | undefined | false

/** Puts values into HTML or XML; all but `Markup` is escaped, so that no text can become markup. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((string, index) => string + show(parts[index])).join(''))
}

function show(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (Array.isArray(part)) return part.map(show).join('')
  return part instanceof Markup ? part.text : escapeText(String(part))
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** In pieces that are worth their way. */
export async function* encode(pieces: AsyncIterable<Markup>): AsyncGenerator<Uint8Array> {
  let waiting = ''
  for await (const { text } of pieces) {
    waiting += text
    if (waiting.length < pieceLength) continue
    yield Buffer.from(waiting, 'utf8')
    waiting = ''
  }
  if (waiting) yield Buffer.from(waiting, 'utf8')
}

const pieceLength = 32_768
