import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../run/browser.ts'
import { openTestPages, type TestPages } from '../run/pages.ts'
import { nord, sara, syd } from '../run/visits.ts'
import { faultsOf } from './accessible/faults.ts'
import { enter, isLive, ways } from './ways.ts'

let pages: TestPages
let browser: Browser
beforeAll(async () => {
  pages = await openTestPages()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

const atSyd = { organisationId: syd, employeeId: sara }

/** Anna's chat with whoever was to come. */
async function chat(visit = {}): Promise<string> {
  const [id = ''] = await pages.house.book(visit)
  return (await pages.as('anna').cancel(id)).body.threadId
}

const write = (as: string, threadId: string, text: string) =>
  pages.as(as).post(`/v1/threads/${threadId}/messages`, { text })
const messagesOf = async (as: string, threadId: string) =>
  (await pages.as(as).get(`/v1/threads/${threadId}/messages?limit=100`)).body.items

describe('a chat', () => {
  it.each(ways)('is found under Kontakt, read and answered, %s', async (name, way) => {
    const threadId = await chat()
    await write('eva', threadId, `Kommer du hjem i dag? ${name}`)
    const { page, complaints, close } = await enter({ browser, pages }, ['anna', '/kontakt'], way)
    const t = {
      da: { unread: '1 ny besked', call: 'Ring 70 10 10 01', sent: 'Din besked er sendt.' },
      en: {
        unread: '1 new message',
        call: 'Call 70 10 10 01',
        sent: 'Your message has been sent.',
      },
    }[way.language]
    const card = await page.textContent(`#chat-${threadId}`)
    expect(card).toContain(t.unread)
    expect(await page.textContent('main')).toContain(t.call)
    await page.click(`#chat-${threadId} a`)
    expect(await page.textContent('main [role=log]')).toContain(`Kommer du hjem i dag? ${name}`)
    await page.fill('#text', `Ja, klokken to.\n\n${name}`)
    await page.click('#skriv button')
    await page.waitForURL(/gjort=sendt/)
    expect(await page.textContent('#skriv [role=status]')).toContain(t.sent)
    const last = (await messagesOf('eva', threadId)).at(-1)
    expect(last?.text).toBe(`Ja, klokken to.\n\n${name}`)
    expect(await page.textContent(`#besked-${last?.id}`)).toContain(name)
    expect(complaints).toEqual([])
    await close()
  })

  it('is answered with the keyboard alone', async () => {
    const threadId = await chat()
    const { page, close } = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    const focused = () => page.evaluate('document.activeElement.id')
    for (let n = 0; n < 60 && (await focused()) !== 'text'; n += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('Skrevet uden mus.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/gjort=sendt/)
    expect((await messagesOf('eva', threadId)).at(-1)?.text).toBe('Skrevet uden mus.')
    await close()
  })

  it('says who has read what', async () => {
    const threadId = await chat()
    await write('anna', threadId, 'Har I set det?')
    const { body } = await pages.as('eva').get(`/v1/threads/${threadId}`)
    await pages.as('eva').post(`/v1/threads/${threadId}/read`, { upTo: body.messageCount })
    const { page, close } = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    expect(await page.textContent('[role=log] li:last-child')).toMatch(
      /læst af Hjemmepleje Nord kl\./,
    )
    expect(await faultsOf(page)).toEqual([])
    await close()
    await write('eva', threadId, 'Ja.')
    const anna = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    const read = (await messagesOf('eva', threadId)).at(-1)
    expect(read?.seenBy[0]?.text).toMatch(/^læst af Anna Jensen kl\./)
    await anna.close()
  })

  it('that is long is shown from its end, with the way to what was before', async () => {
    const threadId = await chat()
    for (let n = 1; n <= 35; n += 1) await write('eva', threadId, `Besked nummer ${n}.`)
    const { page, close } = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    expect(await page.locator('[role=log] li').count()).toBe(30)
    expect(await page.textContent('[role=log]')).toContain('Besked nummer 35.')
    await page.click('text=Vis tidligere beskeder')
    expect(await page.textContent('[role=log]')).toContain('Besked nummer 5.')
    await close()
  })

  it('that has ended stands apart, and says so', async () => {
    const threadId = await chat()
    await pages.as('eva').post(`/v1/threads/${threadId}/close`)
    const { page, close } = await enter({ browser, pages }, ['anna', '/kontakt'])
    expect(await page.locator(`#chat-${threadId}`).count()).toBe(0)
    await page.click('text=Se afsluttede chats')
    await page.click(`#chat-${threadId} a`)
    expect(await page.textContent('#skriv')).toContain('Chatten med Hjemmepleje Nord er afsluttet.')
    expect(await page.locator('#skriv form').count()).toBe(0)
    await close()
  })
})

describe('a chat that is closed for replies', () => {
  it.each(ways)('says why, who can open it, and asks them to, %s', async (_, way) => {
    const threadId = await chat(atSyd)
    const path = `/kontakt/${threadId}`
    const { page, complaints, close } = await enter({ browser, pages }, ['anna', path], way)
    const t = {
      da: {
        why: 'har ikke åbnet for svar',
        hear: 'Du hører senest',
        again: 'I morgen kan du spørge igen',
      },
      en: {
        why: 'has not opened for replies',
        hear: 'You hear by',
        again: 'You can ask again tomorrow',
      },
    }[way.language]
    expect(await page.textContent('#skriv')).toContain(t.why)
    expect(await page.textContent('#skriv .facts')).toContain('Hjemmepleje Syd')
    await page.click('#skriv .button-primary')
    await page.click('main button.button-primary')
    expect(await page.textContent('main .facts')).toContain(t.hear)
    const { body } = await pages.as('sara').get('/v1/tasks?status=open&limit=100')
    const asked = body.items.filter((task) => task.kind === 'reply-request')
    expect(asked.filter((task) => task.threadId === threadId)).toHaveLength(1)
    await page.goto(`${path}/bed-om-svar`)
    await page.click('main button.button-primary')
    expect(await page.textContent('.errors')).toContain(t.again)
    expect(complaints).toEqual([])
    await close()
    await pages.as('sara').post(`/v1/threads/${threadId}/close`)
  })

  it('shows the form as soon as an employee opens it', async () => {
    const threadId = await chat(atSyd)
    const visitor = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    const { page } = visitor
    await isLive(visitor)
    const permission = `/v1/threads/${threadId}/reply-permission`
    const { headers } = await pages.as('sara').get(permission)
    const change = { open: true, to: 'organisation', reason: 'Anna spørger' }
    await pages.as('sara').put(permission, change, headers.get('ETag') ?? '')
    await page.fill('#text', 'Tak, fordi I åbnede.')
    await page.click('#skriv button')
    await page.waitForURL(/gjort=sendt/)
    expect((await messagesOf('sara', threadId)).at(-1)?.text).toBe('Tak, fordi I åbnede.')
    await visitor.close()
  })

  it('gives back what was written when it was closed meanwhile', async () => {
    const threadId = await chat()
    const { page, close } = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    await page.fill('#text', 'Det her må ikke gå tabt.')
    const permission = `/v1/threads/${threadId}/reply-permission`
    const { headers } = await pages.as('eva').get(permission)
    const change = { open: false, to: 'organisation', reason: 'Sagen er slut' }
    await pages.as('eva').put(permission, change, headers.get('ETag') ?? '')
    await page.click('#skriv form button')
    expect(await page.textContent('.errors')).toContain('har lukket for svar')
    expect(await page.textContent('#skriv blockquote')).toContain('Det her må ikke gå tabt.')
    await close()
    await pages.as('eva').post(`/v1/threads/${threadId}/close`)
  })

  it('for too low a level of MitID leads to a higher one, and back', async () => {
    const threadId = await chat()
    const settings = `/v1/organisations/${nord}/settings`
    const { body, headers } = await pages.as('eva').get(settings)
    const strict = { ...body, replyAssurance: 'high' }
    const changed = await pages.as('eva').put(settings, strict, headers.get('ETag') ?? '')
    const { page, close } = await enter({ browser, pages }, ['anna', `/kontakt/${threadId}`])
    expect(await page.textContent('#skriv')).toContain('MitID på niveau Høj')
    expect(await faultsOf(page)).toEqual([])
    await page.click('#skriv .button-primary')
    await page.click('button[value="anna"]')
    await page.waitForURL(`**/kontakt/${threadId}`)
    await page.fill('#text', 'Nu er jeg på niveau Høj.')
    await page.click('#skriv form button')
    await page.waitForURL(/gjort=sendt/)
    await close()
    await pages.as('eva').put(settings, body, changed.headers.get('ETag') ?? '')
  })
})

describe('a message written by mistake', () => {
  it.each(ways)('is marked by whoever wrote it, %s', async (name, way) => {
    const threadId = await chat()
    await write('anna', threadId, `Det var til min søster. ${name}`)
    const path = `/kontakt/${threadId}`
    const { page, complaints, close } = await enter({ browser, pages }, ['anna', path], way)
    await page.click('[role=log] li:last-child a')
    expect(await page.textContent('main blockquote')).toContain(name)
    await page.click('main button.button-primary')
    await page.waitForSelector('.errors a[href="#reason"]')
    await page.fill('#reason', 'Forkert modtager')
    await page.click('main button.button-primary')
    await page.waitForURL(/gjort=fejl/)
    const words = { da: 'Beskeden er skrevet ved en fejl', en: 'was written by mistake' }
    expect(await page.textContent('[role=log] li:last-child')).toContain(words[way.language])
    expect((await messagesOf('eva', threadId)).at(-1)?.text).not.toContain(name)
    expect(complaints).toEqual([])
    await close()
  })
})
