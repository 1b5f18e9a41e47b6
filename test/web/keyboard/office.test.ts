/** The journeys of records officers and operators, by keyboard alone. */
import { describe, expect, it } from '@jest/globals'
import { acceptedOnly } from '../../run/accepted-only.ts'
import { anna } from '../../run/visits.ts'
import { aTask } from '../employee/entering.ts'
import { openPlace } from '../place.ts'
import { choose, go, next, select, tabTo, type, typeDay } from './keys.ts'

const place = openPlace()
const at = place.enter
const requests = '/v1/disclosure-requests'
const ask = async () =>
  (await place.pages.as('anna').post(requests, { type: 'party' })).body.id as string
const request = async (id: string) => (await place.pages.as('lone').get(`${requests}/${id}`)).body

describe('with a keyboard alone a records officer', () => {
  it('withholds a passage, sees what the applicant sees, and decides', async () => {
    const { threadId } = await aTask(place)
    const text = 'Min datter bor på Hemmeligvej 4.'
    await place.pages.as('anna').post(`/v1/threads/${threadId}/messages`, { text })
    const id = await ask()
    const { page, close } = await at('lone', '/aktindsigter')
    await go(page, `#anmodning-${id} a`)
    await go(page, 'main .actions .button-primary')
    const card = '.thing:has(p:not(:empty))'
    const path = await page.getAttribute(`${card}:has-text("Hemmeligvej") .actions a`, 'href')
    await go(page, `a[href="${path}"]`)
    await type(page, '#ord', 'Hemmeligvej 4')
    await select(page, '#basis', 'forvaltningsloven-15b')
    await type(page, '#reason', 'Hensyn til datteren')
    await go(page, '.redact button')
    await page.goto(`/aktindsigter/${id}`)
    await go(page, `a[href="/aktindsigter/${id}/vis"]`)
    expect(await page.innerText('ol.entries')).toContain('Min datter bor på undtaget.')
    await page.goto(`/aktindsigter/${id}`)
    await go(page, 'a[href$="/afgoerelse"]')
    await choose(page, 'outcome', 'partly-granted')
    await go(page, next)
    await type(page, '#text', 'Du får det meste. Din datters adresse er undtaget.')
    await go(page, next)
    expect((await request(id)).decisions).toHaveLength(1)
    await close()
  })

  it('puts one off, and writes one down for somebody else', async () => {
    const id = await ask()
    const { page, close } = await at('lone', `/aktindsigter/${id}`)
    await go(page, 'a[href$="/frist"]')
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await typeDay(page, '#dueBy', day)
    await type(page, '#reason', 'Sagen er stor.')
    await go(page, next)
    expect(await page.innerText('main')).toContain('Fristbrevet er sendt')
    await page.goto(`/opslag/${anna}`)
    await go(page, 'main .actions a')
    await type(page, '#applicantName', 'Avisen Prøveby')
    await go(page, next)
    await go(page, 'a[href$="/luk"]')
    await go(page, next)
    expect(await page.innerText('main')).toContain('Anmodningen er trukket tilbage')
    await close()
  })

  it('approves what a colleague has decided', async () => {
    const { sql } = place.pages.house.db
    await sql('update municipality set disclosure_four_eyes = true')
    await sql(`update employees set roles = '{records-officer}' where subject = 'sara'`)
    const id = await ask()
    const decision = { outcome: 'refused', text: 'Der er intet.' }
    await place.pages.as('lone').post(`${requests}/${id}/decision`, decision)
    const { page, close } = await at('sara', `/aktindsigter/${id}`)
    await go(page, 'button[value="ja"]')
    expect((await request(id)).status).toBe('refused')
    await close()
  })

  it('looks through alarms, and at the audit', async () => {
    await place.pages.as('sara').post(`/v1/citizens/${anna}/break-glass`, { reason: 'Fald' })
    const { page, close } = await at('lone', '/opslag')
    await go(page, `main a[href^="/opslag/${anna}"]`)
    await go(page, 'nav a[href="/revision"]')
    expect(await page.textContent('h1')).toBeTruthy()
    await close()
  })
})

describe('with a keyboard alone an operator', () => {
  it('comes to the process that does not get on, and has the page stand still', async () => {
    await acceptedOnly(place.pages.house)
    const { page, close } = await at('otto', '/drift')
    await tabTo(page, '.things a[href^="http://localhost:8233/"]')
    await go(page, 'a[href="/drift?opdater=nej"]')
    await go(page, 'nav a[href="/revision"]')
    expect(new URL(page.url()).pathname).toBe('/revision')
    await close()
  })
})
