/** Icons of Det Fælles Designsystem, drawn in the colour of the text beside them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Html } from './html.ts'

const folder = createRequire(import.meta.url)
  .resolve('dkfds')
  .replace(/js[\\/][^\\/]*$/, '')
const drawn = new Map<string, Html>()

/** The words beside it say what it means, so nobody is read an icon. */
export function icon(name: string, look = ''): Html {
  let found = drawn.get(name + look)
  if (!found) {
    const svg = readFileSync(`${folder}img/svg-icons/${name}.svg`, 'utf8')
    const attributes = `class="icon-svg ${look}" focusable="false" aria-hidden="true"`
    found = new Html(svg.replace(/^[\s\S]*?<svg/, `<svg ${attributes}`).trim())
    drawn.set(name + look, found)
  }
  return found
}
