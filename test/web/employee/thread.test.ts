import { describe, expect, it } from '@jest/globals'
import { aTask, messagesOf, openPlace, ways } from './entering.ts'

const place = openPlace()

const noteIn = async (who: string, threadId: string) =>
  (await place.pages.as(who).get(`/v1/threads/${threadId}/notes`)).status

describe('a chat', () => {
  it.each(ways)('is read, answered and noted in, %s', async (_name, way) => {
    const { threadId } = await aTask(place)
    const { page, complaints, close } = await place.enter('eva', `/chats/${threadId}`, way)
    expect(await page.textContent('.log')).toContain('Anna Jensen')
    await page.fill('#text', 'Vi kommer kl. 10.')
    await page.click('button[value="send"]')
    expect(await page.textContent('.log')).toContain('Eva Lund, Hjemmepleje Nord')
    await page.fill('#text', 'Og igen torsdag.')
    await page.click('button[value="send"]')
    const sent = (await messagesOf(place, threadId)).slice(-2)
    expect(sent).toEqual(['Vi kommer kl. 10.', 'Og igen torsdag.'])
    const never = { da: 'Borgeren ser aldrig noter.', en: 'The citizen never sees notes.' }
    await page.fill('#note', 'Nøglen er hos naboen')
    await page.click('form[action$="/note"] button')
    expect(await page.textContent('.private')).toContain('Nøglen er hos naboen')
    expect(await page.textContent('main')).toContain(never[way.language])
    expect(await noteIn('anna', threadId)).toBe(404)
    expect(complaints).toEqual([])
    await close()
  })

  it('says where a note is empty, at the note', async () => {
    const { threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/chats/${threadId}`)
    await page.click('form[action$="/note"] button')
    expect(await page.getAttribute('.errors a', 'href')).toBe('#note')
    expect(await page.textContent('#note-error')).toContain('Skriv en note')
    await close()
  })

  it('is closed, and can be read but not written in', async () => {
    const { threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/chats/${threadId}`)
    await page.click('#afslut-chat summary')
    await page.click('#afslut-chat button')
    expect(await page.textContent('.alert-success')).toContain('Chatten er afsluttet')
    expect(await page.textContent('main')).toContain('Der kan ikke skrives i den mere.')
    expect(await page.$$('#text')).toEqual([])
    await page.goto('/chats?status=closed')
    expect(await page.textContent(`#chat-${threadId}`)).toContain('Anna Jensen')
    await close()
  })
})

describe('the list of chats', () => {
  it('has those first that nobody of the team has read', async () => {
    const { threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', '/chats')
    const unread = `section[aria-labelledby="ulaeste"] #chat-${threadId}`
    expect(await page.textContent(unread)).toContain('som ingen af jer har læst')
    await page.click(`${unread} a`)
    await page.waitForSelector('.log >> text=læst af Eva Lund')
    await page.goto('/chats')
    expect(await page.$$(unread)).toEqual([])
    expect(await page.textContent(`section[aria-labelledby="andre"] #chat-${threadId}`)).toContain(
      'Anna Jensen',
    )
    await close()
  })
})

describe('a message of the own side', () => {
  it.each(ways)('is marked as a mistake, and the citizen reads it no more, %s', async (_n, way) => {
    const { threadId } = await aTask(place)
    await place.pages.as('eva').post(`/v1/threads/${threadId}/messages`, { text: 'Hej Bente' })
    const { page, close } = await place.enter('nils', `/chats/${threadId}`, way)
    expect(await page.$$('.theirs a[href*="/fejl"]')).toEqual([])
    await page.click('.mine a[href*="/fejl"]')
    expect(await page.textContent('blockquote')).toContain('Hej Bente')
    await page.click('main button.button-primary')
    expect(await page.textContent('#reason-error')).toContain(
      { da: 'Skriv hvorfor', en: 'Write why' }[way.language],
    )
    await page.fill('#reason', 'Den var til en anden')
    await page.click('main button.button-primary')
    expect(await page.textContent('.mine')).toContain('Den var til en anden')
    expect((await messagesOf(place, threadId)).at(-1)).not.toContain('Hej Bente')
    await close()
  })
})

describe('whether the citizen can reply', () => {
  const what = ['organisation', 'employee', 'closed'] as const
  const cases = ways.flatMap(([name, way]) => what.map((value) => [value, name, way] as const))

  it.each(cases.filter(([, , { javaScriptEnabled }]) => !javaScriptEnabled))(
    'is set to "%s" in the very words that the citizen then reads, %s',
    async (value, _name, way) => {
      const { threadId } = await aTask(place)
      const { page, close } = await place.enter('eva', `/chats/${threadId}/svarmulighed`, way)
      const offered = (await page.textContent(`label:has(input[value="${value}"])`)) ?? ''
      await page.check(`input[value="${value}"]`)
      await page.fill('#reason', 'Aftalt i telefonen')
      await page.click('main button.button-primary')
      const headers = { 'Accept-Language': way.language }
      const path = `/v1/threads/${threadId}/reply-permission`
      const { body } = await place.pages.as('anna').get(path, headers)
      expect(offered).toContain(body.explanation)
      expect(await page.textContent('main')).toContain(body.explanation)
      await close()
    },
  )

  it('asks for all that is missing at once', async () => {
    const { threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/chats/${threadId}/svarmulighed`)
    await page.fill('#until', '2020-01-01')
    await page.click('main button.button-primary')
    expect(
      await page.$$eval('.errors a', (all) => all.map((one) => one.getAttribute('href'))),
    ).toEqual(['#hvad', '#until', '#reason'])
    await close()
  })

  it('is not changed where a colleague was quicker', async () => {
    const { threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/chats/${threadId}/svarmulighed`)
    const path = `/v1/threads/${threadId}/reply-permission`
    const body = { open: false, reason: 'Vi ringer i stedet' }
    const sent = { body, headers: { 'If-Match': '*' } }
    expect((await place.pages.as('nils').send('PUT', path, sent)).status).toBe(200)
    await page.check('input[value="organisation"]')
    await page.fill('#reason', 'Borgeren beder om det')
    await page.click('main button.button-primary')
    expect(await page.textContent('.errors')).toContain('En kollega har ændret det imens')
    expect(await page.textContent('blockquote')).toContain('har lukket for svar')
    await close()
  })
})
