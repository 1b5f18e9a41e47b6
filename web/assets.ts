/** Styles, fonts, icons and scripts: made once at the start, named by what is in them, kept for ever. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Middleware } from 'koa'
import { iconWithDarkSide, withDarkSide } from './colours.ts'

const dkfds = createRequire(import.meta.url)
  .resolve('dkfds')
  .replace(/js[\\/][^\\/]*$/, '')
const own = (name: string) => new URL(`${name}`, import.meta.url)

/** Regular and semi-bold, as far as Danish and its neighbours need letters. */
const fonts = ['IBMPlexSans-Regular-Latin1', 'IBMPlexSans-SemiBold-Latin1']
/** In this order: what comes later has the last word. */
const styles = ['frame', 'things', 'layout', 'citizen', 'records', 'employee']
const forEver = 'public, max-age=31536000, immutable'

interface Asset {
  type: string
  body: Buffer
  /** Compressed once; undefined where that gains nothing. */
  brotli?: Buffer
}

export interface Assets {
  /** `/assets/<what is in them>/`. */
  base: string
  /** What the first paint needs, to stand in the page itself. */
  first: string
  serve: Middleware
}

export async function makeAssets(): Promise<Assets> {
  const found = new Map<string, Asset>()
  const add = async (name: string, type: string, body: Buffer) => {
    const isText = /^(text|image\/svg)/.test(type)
    found.set(name, { type, body, ...(isText && { brotli: await compress(body) }) })
  }
  const css = withDarkSide(ofOurs(await readFile(`${dkfds}css/dkfds-borgerdk.min.css`, 'utf8')))
  const ours = (
    await Promise.all(styles.map((name) => readFile(own(`style/${name}.css`), 'utf8')))
  ).join('')
  await add('style.css', 'text/css; charset=utf-8', Buffer.from(css + withDarkSide(ours)))
  for (const name of fonts) {
    const body = await readFile(`${dkfds}fonts/IBMPlexSans/split/woff2/${name}.woff2`)
    await add(`fonts/${name}.woff2`, 'font/woff2', body)
  }
  for (const [, name = ''] of css.matchAll(/img\/svg-icons\/([\w-]+)\.svg/g)) {
    const svg = await readFile(`${dkfds}img/svg-icons/${name}.svg`, 'utf8')
    const drawn = iconWithDarkSide(svg, name)
    found.set(`img/svg-icons/${name}.svg`, { type: 'image/svg+xml', body: Buffer.from(drawn) })
  }
  for (const name of await readdir(own('live/'))) {
    const type = 'text/javascript; charset=utf-8'
    if (name.endsWith('.js')) await add(`live/${name}`, type, await readFile(own(`live/${name}`)))
  }
  await add('mark.svg', 'image/svg+xml', await readFile(own('style/mark.svg')))
  const base = `/assets/${nameOf(found)}/`
  const first = withDarkSide(await readFile(own('style/first.css'), 'utf8'))
  return { base, first, serve: serve(base, found) }
}

/** Fonts of our own choice, and addresses as they are here. */
function ofOurs(css: string): string {
  return css.replace(/@font-face\{[^}]*\}/g, '').replaceAll('url(../img/', 'url(img/')
}

function nameOf(assets: Map<string, Asset>): string {
  const hash = createHash('sha256')
  for (const [name, { body }] of assets) hash.update(name).update(body)
  return hash.digest('hex').slice(0, 16)
}

function compress(body: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
}

function serve(base: string, assets: Map<string, Asset>): Middleware {
  return async function serveAsset(ctx, next) {
    const asset = ctx.path.startsWith(base) && assets.get(ctx.path.slice(base.length))
    if (!asset) return next()
    ctx.type = asset.type
    ctx.set('Cache-Control', forEver)
    ctx.set('Vary', 'Accept-Encoding')
    const small = asset.brotli && ctx.acceptsEncodings('br', 'identity') === 'br'
    if (small) ctx.set('Content-Encoding', 'br')
    ctx.body = small ? asset.brotli : asset.body
  }
}
