/** A browser without a window: keeps cookies and follows no redirect by itself. */

export interface Page {
  status: number
  headers: Headers
  /** Where it leads, where it does. */
  to: string
  text: string
}

export interface HttpVisitor {
  /** By name, without `__Host-`. */
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Page>
  post(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Page>
  /** Fills in the first form that goes there, with what stands hidden in it. */
  fill(from: string, to: string, fields: Record<string, string>): Promise<Page>
  signIn(persona: string, options?: { path?: string; level?: string }): Promise<Page>
}

export function visitPages(url: string): HttpVisitor {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (address: string) => {
    const { origin } = new URL(address)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }

  async function call(address: string, init: RequestInit = {}): Promise<Page> {
    const jar = jarOf(address)
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(Cookie && { Cookie }) }
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0\b|1970/.test(line) || value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const to = response.headers.get('Location') ?? ''
    const text = await response.text()
    return { status: response.status, headers: response.headers, to, text }
  }

  const get = (path: string, headers = {}) => call(url + path, { headers })
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    call(url + path, { method: 'POST', body: new URLSearchParams(fields), headers })

  return {
    get cookies() {
      const names = [...jarOf(url)].map(([name, value]) => [name.replace('__Host-', ''), value])
      return new Map(names as [string, string][])
    },
    get,
    post,
    async fill(from, to, fields) {
      const { text } = await get(from)
      return post(to, { ...hiddenIn(text, to), ...fields })
    },
    async signIn(persona, { path = '/', level = 'substantial' } = {}) {
      const begun = await get(`/log-ind?retur=${encodeURIComponent(path)}`)
      let next = await call(begun.to)
      const { origin } = new URL(begun.to)
      const form = new URL(next.to, origin).href
      next = await call(form, { method: 'POST', body: new URLSearchParams({ persona, level }) })
      while (new URL(next.to, origin).origin === origin)
        next = await call(new URL(next.to, origin).href)
      return call(next.to)
    },
  }
}

/** What a form brings without being filled in. */
export function hiddenIn(text: string, to: string): Record<string, string> {
  const form = text.split('<form').find((one) => one.includes(`action="${to}"`)) ?? ''
  const fields = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]))
}
