/** Text that may stand in a page as it is: made by `html` alone, which escapes all that is put into it. */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

export type Content = Html | string | number | false | null | undefined | readonly Content[]

/** In attributes a value stands between double quotes; a test looks for those that don't. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  let text = parts[0] ?? ''
  for (const [index, content] of contents.entries()) {
    text += written(content) + (parts[index + 1] ?? '')
  }
  return new Html(text)
}

function written(content: Content): string {
  if (content instanceof Html) return content.toString()
  if (typeof content === 'string') return escaped(content)
  if (typeof content === 'number') return String(content)
  if (!content) return ''
  return content.map(written).join('')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

/** Paragraphs and lines as someone wrote them. */
export function linesOf(text: string): Html {
  return html`<span class="written">${text}</span>`
}

/** Our own style sheet, which stands in a `style` element: nothing in it may end that element. */
export function styles(css: string): Html {
  if (css.includes('</')) throw new Error('A style sheet that ends its element')
  return new Html(css)
}
