/** What production refuses to start with. */

/** In production no key may be one that was made to try things out, or that anyone could guess. */
export function refuseUnfitVault({
  municipalKeys = '',
  lookupKey = '',
}: {
  municipalKeys?: string | undefined
  lookupKey?: string | undefined
}): void {
  refuseUnfitKeys('MUNICIPAL_KEYS', municipalKeys)
  refuseUnfitKey('LOOKUP_KEY', lookupKey)
}

export function refuseUnfitKeys(name: string, text: string): void {
  for (const [index, pair] of text.split(',').entries()) {
    const [, id, base64 = ''] = /^([^:]+):(.*)$/.exec(pair.trim()) ?? []
    // without an id the text may be the key itself, which no message shows
    if (!id) throw new Error(`${name}: key ${index + 1} is not of the form id:base64`)
    refuseUnfitKey(`${name}: key "${id}"`, base64)
    refuseToy(name, id)
  }
}

/** Also for keys of another kind, which say by themselves whether they are whole. */
export function refuseToys(name: string, text: string): void {
  for (const pair of text.split(',')) refuseToy(name, pair.trim().split(':')[0] ?? '')
}

function refuseToy(name: string, id: string): void {
  if (!/^(dev|test|demo|example)/i.test(id)) return
  throw new Error(`${name}: key "${id}" is for development, not for production`)
}

function refuseUnfitKey(words: string, base64: string): void {
  const key = Buffer.from(base64, 'base64')
  if (key.length !== 32) throw new Error(`${words} is not 32 bytes of base64`)
  if (key.every((byte) => byte === key[0])) throw new Error(`${words} is one byte repeated`)
}

/** Whose tokens count is asked over https. */
export function refuseUnfitIssuer(issuer: string): void {
  if (!isSafe(issuer)) throw new Error('OIDC_ISSUER must begin with https://')
}

/** Browsers keep `__Host-` cookies of https only, and of this machine. */
export function refuseOpenPages(url: string): void {
  if (!isSafe(url)) throw new Error('WEB_URL must begin with https://')
}

/** By https; or over http on this machine only (RFC 6761 §6.3). */
function isSafe(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const here = url?.protocol === 'http:' && /(^|\.)localhost$/.test(url.hostname)
  return url?.protocol === 'https:' || here
}

/** Whoever has a backup of the one must not have the other with it. */
export function refuseUnfitDatabases(prefix: string, main = '', keys = ''): void {
  refuseUnchecked(`${prefix}DATABASE_URL`, main)
  const name = `${prefix}KEYS_DATABASE_URL`
  refuseUnchecked(name, keys)
  if (databaseOf(main) !== databaseOf(keys)) return
  throw new Error(`${name} must name another database than ${prefix}DATABASE_URL, backed up apart`)
}

/** TLS to a Postgres that may be anybody's is none. */
function refuseUnchecked(name: string, url: string): void {
  const [, query = ''] = url.split('?')
  if (!/sslmode=(no-verify|verify-ca)|uselibpqcompat/.test(query)) return
  throw new Error(`${name} must check the certificate: sslmode=verify-full`)
}

/** Host, port and name, as the driver reads them. */
function databaseOf(text: string): string {
  if (!URL.canParse(text)) return text
  const { hostname, port, pathname, username, searchParams: query } = new URL(text)
  const host = (query.get('host') ?? hostname).toLowerCase().replace(/\.$/, '')
  const where = host.replace(/^(127\.0\.0\.1|\[?::1\]?)?$/, 'localhost')
  const name = decodeURI(pathname.slice(1)) || username
  return [where, (query.get('port') ?? port) || '5432', name].join(' ')
}
