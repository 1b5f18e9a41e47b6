import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { hiddenIn, visitPages } from '../run/visitor.ts'

let pages: TestPages
beforeAll(async () => {
  pages = await openTestPages({ trustedProxies: 1 })
})
afterAll(() => pages?.close())

function directivesOf(headers: Headers): Record<string, string> {
  const policy = headers.get('Content-Security-Policy') ?? ''
  return Object.fromEntries(
    policy.split('; ').map((one) => {
      const [name = '', ...values] = one.split(' ')
      return [name, values.join(' ')]
    }),
  )
}

describe('the headers of a page', () => {
  it.each(['/', '/aftaler', '/om', '/findes-ikke', '/log-af'])(
    'allow nothing that is not ours: %s',
    async (path) => {
      const visitor = visitPages(pages.url)
      await visitor.signIn('anna')
      const { headers, text } = await visitor.get(path)
      const policy = directivesOf(headers)
      const { 'script-src': scripts = '', 'style-src': styles = '', ...others } = policy
      const [, nonce = ''] = /^'nonce-([\w+/=]{24})' 'strict-dynamic'$/.exec(scripts) ?? []
      expect(styles).toBe(`'self' 'nonce-${nonce}'`)
      expect(others).toEqual({
        'default-src': "'none'",
        'img-src': "'self'",
        'font-src': "'self'",
        'connect-src': "'self'",
        'form-action': `'self' ${pages.issuer}`,
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'borgerdialog',
      })
      expect(headers.get('Cache-Control')).toBe('no-store')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('same-origin')
      expect(headers.get('Strict-Transport-Security')).toMatch(/max-age=31536000/)
      // a redirect has no page
      for (const [, attributes = ''] of text.matchAll(/<(?:script|style)\b([^>]*)>/g)) {
        expect(attributes).toContain(`nonce="${nonce}"`)
      }
    },
  )

  it('have another nonce each time', async () => {
    const visitor = visitPages(pages.url)
    const [one, other] = [await visitor.get('/om'), await visitor.get('/om')]
    expect(directivesOf(one.headers)['script-src']).not.toBe(
      directivesOf(other.headers)['script-src'],
    )
  })

  it('let what is in the name of a file be kept for ever, and nothing else', async () => {
    const visitor = visitPages(pages.url)
    const { text } = await visitor.get('/om')
    const [, style = ''] = /href="(\/assets\/[0-9a-f]{16}\/style\.css)"/.exec(text) ?? []
    const { headers, status } = await visitor.get(style)
    expect(status).toBe(200)
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect((await visitor.get('/assets/0123456789abcdef/style.css')).status).toBe(404)
    expect((await visitor.get(style.replace('style.css', '../../package.json'))).status).toBe(404)
  })
})

describe('a form', () => {
  async function sendForm(change: Record<string, string>, headers: Record<string, string> = {}) {
    const [visitId = ''] = await pages.house.book({})
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    const to = `/aftaler/${visitId}/aflys/send`
    const { text } = await visitor.get(`/aftaler/${visitId}/aflys`)
    const hidden = hiddenIn(text, `/aftaler/${visitId}/aflys/se-efter`)
    const page = await visitor.post(to, { ...hidden, reasonCode: 'not-home', ...change }, headers)
    const sql = 'select 1 from cancellations where appointment_id = $1'
    return { page, visitor, cancelled: (await pages.house.db.sql(sql, [visitId])).length }
  }

  it('is taken with its own token', async () => {
    const { page, cancelled } = await sendForm({}, { Origin: pages.url })
    expect([page.status, cancelled]).toEqual([303, 1])
  })

  it.each([
    ['no token', { csrf: '' }],
    ['a token of nobody', { csrf: 'a'.repeat(64) }],
    ['half a token', { csrf: 'a'.repeat(32) }],
  ])('with %s is not done: what was typed is shown again', async (_what, change) => {
    const { page, cancelled } = await sendForm({ ...change, text: 'Jeg er hos min søster' })
    expect(cancelled).toBe(0)
    expect(page.text).toContain('Jeg er hos min søster')
    expect(page.text).toContain('Send det nu')
  })

  it.each([
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Site', 'same-site'],
    ['Sec-Fetch-Site', 'none'],
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
  ])(
    'from another site is refused, and shows nothing of what it brings: %s %s',
    async (name, value) => {
      const { page, cancelled } = await sendForm({ text: 'Skrevet af en anden' }, { [name]: value })
      expect([page.status, cancelled]).toEqual([403, 0])
      expect(page.text).not.toContain('Skrevet af en anden')
    },
  )

  it('has another token each time, of the same session', async () => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    const tokens = [1, 2].map(async () => hiddenIn((await visitor.get('/om')).text, '/log-af').csrf)
    const [one, other] = await Promise.all(tokens)
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(one).not.toBe(other)
  })

  it('that is far too long is refused', async () => {
    const { page, cancelled } = await sendForm({ text: 'a'.repeat(70_000) })
    expect([page.status, cancelled]).toEqual([413, 0])
  })
})

describe('what someone wrote', () => {
  const scripts = [
    '<script>alert(1)</script>',
    '"><b onclick=alert(1)>',
    "' onfocus='alert(1)",
    '</textarea><svg onload=alert(1)>',
  ]

  it.each(scripts)('stays text wherever it is shown: %s', async (text) => {
    const [visitId = ''] = await pages.house.book({})
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    const [step, look, send] = ['', '/se-efter', '/send'].map(
      (end) => `/aftaler/${visitId}/aflys${end}`,
    )
    const sent = { reasonCode: 'not-home', text }
    const checked = await visitor.fill(step ?? '', look ?? '', sent).then(async () => {
      const hidden = hiddenIn((await visitor.get(step ?? '')).text, look ?? '')
      return visitor.post(look ?? '', { ...hidden, ...sent })
    })
    const done = await visitor.post(send ?? '', { ...hiddenIn(checked.text, send ?? ''), ...sent })
    const receipt = await visitor.get(done.to)
    for (const page of [checked, receipt]) {
      const escaped = text.replace(
        /[&<>"']/g,
        (sign) => `&${{ '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[sign]};`,
      )
      expect(page.text).toContain(escaped)
      expect(page.text).not.toContain(text)
    }
  })
})

describe('from where a person comes', () => {
  const from = async (address: string) => {
    const visitor = visitPages(pages.url)
    await visitor.signIn('anna')
    await visitor.get('/journal', { 'X-Forwarded-For': address })
    const sql = `select address from access_log where fields = 'record' order by at desc limit 1`
    return (await pages.house.db.sql<{ address: string }>(sql))[0]?.address
  }

  it('is what a trusted proxy says, and stands in the access log', async () => {
    await pages.reopen({ trustedProxies: 1 })
    expect(await from('198.51.100.9')).toBe('198.51.100.9')
  })

  it('is not what a browser says', async () => {
    await pages.reopen()
    expect(await from('198.51.100.9')).toMatch(/127\.0\.0\.1|::1/)
  })
})
