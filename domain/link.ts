import { type FieldError, Refusal } from './errors.ts'

/** Throws `link-not-allowed` where one of the texts, by its JSON pointer, holds a link that is not https. */
export function requireHttpsLinks(texts: Record<string, string | null | undefined>): void {
  const errors = Object.entries(texts).flatMap(([pointer, text]): FieldError[] =>
    text && hasOtherLink(text) ? [{ pointer, detail: 'holds a link that is not https' }] : [],
  )
  if (errors.length > 0) throw new Refusal('link-not-allowed', { errors })
}

/**
 * Whether something in a text might be clicked, as plain text, Markdown or HTML, and lead elsewhere
 * than to https. Times, mail addresses, "Obs: ring" and a bare `www.` are no links.
 */
export function hasOtherLink(text: string): boolean {
  return readings(text).some(
    (reading) => others.some((other) => other.test(reading)) || hasOtherReference(reading),
  )
}

/** `[1]: x` somewhere makes a link of every `[1]`. */
function hasOtherReference(reading: string): boolean {
  const text = reading.replaceAll(/[^\S\n]+/g, ' ')
  return [...text.matchAll(/\[([^[\]]+)\]:\s*<?\s*(?!https:\/\/)[^\s<]/g)].some(([, label]) =>
    text.replaceAll(`[${label}]:`, '').includes(`[${label}]`),
  )
}

/** What no text that a person writes daily has in it. */
const others: readonly RegExp[] = [
  // http://x, ftp://x, but not a smiley such as "nej://"
  /(?<=[a-z0-9+.-])(?<!(?<![a-z0-9])https):\/\/(?=[^\s.,;:!?)])/,
  // //x.dk, //x/y and //1.2.3.4, but not "//Anna", nor within the path of a link
  /(?<!https:|[\p{L}\p{N}/])\/\/+(?:[^\s/.]+@)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u,
  /(?<!https:|[\p{L}\p{N}/])\/\/+(?:localhost\b|\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+|[\p{L}\p{N}.-]+(?::\d+|\/[\p{L}\p{N}]))/u,
  // a browser leaves out what stands between the letters
  spaced('javascript:'),
  spaced('vbscript:'),
  spaced('livescript:'),
  /(?<![\p{L}\p{N}])data:(?:[a-z]+\/[a-z0-9]|[;,])/u,
  /(?<![\p{L}\p{N}])(?:https?:(?!\/\/)|(?:ftps?|sftp|file|blob|filesystem|mailto|callto|intent|view-source|jar):)(?=[^\s.,;!?)])/u,
  // [x](y), <a href=y> and <y:z> are links whatever y is
  /\]\(\s*<?\s*(?!https:\/\/)[^\s)<]/,
  /\b(?:href|src|action)\s*=\s*["']?\s*(?!["']?https:\/\/)[^\s"'>]/,
  /<(?!https:)[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>/,
]

function spaced(letters: string): RegExp {
  return new RegExp([...letters].join('[\\s\\p{Cc}]*'), 'u')
}

/** The ways in which a browser or a reader of Markdown may take it. */
function readings(text: string): string[] {
  const plain = decodeEntities(text)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()
  return [plain, plain.replaceAll('\\', '/'), plain.replaceAll('\\', '')]
}

const named: Record<string, string> = {
  colon: ':',
  sol: '/',
  bsol: '\\',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lpar: '(',
  rpar: ')',
  lsqb: '[',
  lbrack: '[',
  rsqb: ']',
  rbrack: ']',
  equals: '=',
  period: '.',
  commat: '@',
  shy: '',
  tab: '',
  newline: '',
}

/** Twice, for what was written once too often. A browser leaves out a line break that is an entity. */
function decodeEntities(text: string): string {
  const once = (all: string) =>
    all
      .replaceAll(/&#(\d{1,8}|x[0-9a-f]{1,6});?/gi, (_, code: string) =>
        characterOf(Number(code.replace(/^x/i, '0x'))),
      )
      .replaceAll(/&([a-z]{2,8});?/gi, (whole, name: string) => named[name.toLowerCase()] ?? whole)
  return once(once(text))
}

function characterOf(code: number): string {
  return code < 32 || code > 0x10ffff ? '' : String.fromCodePoint(code)
}
