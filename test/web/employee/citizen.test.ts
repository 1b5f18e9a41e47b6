import { describe, expect, it } from '@jest/globals'
import { makeTwoWishes } from '../../run/two-wishes.ts'
import { anna, bent, rita } from '../../run/visits.ts'
import { messagesOf, openPlace, ways } from './entering.ts'

const place = openPlace()
const twoWishes = () => makeTwoWishes({ ...place.pages.house, as: place.pages.as })
const statusOf = async (who: string, taskId: string) =>
  (await place.pages.as(who).get(`/v1/tasks/${taskId}`)).body.status

describe('the context of a citizen', () => {
  it.each(ways)('has all chats under external communication, %s', async (_name, way) => {
    const { threads } = await twoWishes()
    const { page, complaints, close } = await place.enter('eva', `/borgere/${anna}`, way)
    const words = {
      da: ['Ekstern kommunikation', 'Chats', 'Handler måske om det samme'],
      en: ['External communication', 'Chats', 'May be about the same'],
    }
    const [tab, card, same] = words[way.language]
    expect(await page.textContent('.tab-list [aria-current]')).toBe(tab)
    expect(await page.textContent('.card h2')).toBe(card)
    expect(await page.textContent('.facts')).toContain('251248-xxxx')
    expect(await page.textContent(`#thread-${threads[0]}`)).toContain('Hjemmepleje Nord')
    const others = (await page.textContent(`#thread-${threads[1]}`)) ?? ''
    expect(others).toContain('Hjemmepleje Syd')
    expect(others).toContain(same)
    expect(await page.$$(`#thread-${threads[1]} h3 a`)).toEqual([])
    await page.click('.tab-list a[href$="/opgaver"]')
    expect(await page.textContent('main')).toContain('Hjemmepleje Syd')
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps an address that is protected to itself', async () => {
    await place.pages
      .as('bent')
      .cancel((await place.pages.house.book({ citizenId: bent }))[0] ?? '')
    const { page, close } = await place.enter('eva', `/borgere/${bent}`)
    const shown = (await page.textContent('.facts')) ?? ''
    expect(shown).not.toContain('Prøvestræde')
    expect(shown).toContain('beskyttet')
    await close()
  })
})

describe('the same wish at two units', () => {
  it.each(ways)('is joined, answered once and taken apart again, %s', async (_name, way) => {
    const { threads, tasks } = await twoWishes()
    const { page, complaints, close } = await place.enter('eva', `/opgaver/${tasks[0]}`, way)
    await page.click('a[href$="/samme-oenske"] >> nth=0')
    expect(await page.textContent('main')).toContain('rollator')
    await page.click('section.thing button')
    expect(await page.textContent('.facts')).toContain('Eva Lund')
    await page.fill('#text', 'Vi kommer med en ny rollator i morgen.')
    await page.click('form[action$="/svar"] button')
    for (const id of threads) {
      expect((await messagesOf(place, id)).at(-1)).toBe('Vi kommer med en ny rollator i morgen.')
    }
    expect([await statusOf('eva', tasks[0]), await statusOf('sara', tasks[1])]).toEqual([
      ...['done', 'done'],
    ])
    await page.click('form[action$="/skil"] button')
    expect([await statusOf('eva', tasks[0]), await statusOf('sara', tasks[1])]).toEqual([
      ...['open', 'open'],
    ])
    const words = { da: 'De er skilt ad igen.', en: 'They are taken apart again.' }
    expect(await page.textContent('.alert-success')).toContain(words[way.language])
    expect(complaints).toEqual([])
    await close()
  })

  it('can be chosen by hand, from two chats on', async () => {
    await twoWishes()
    const { page, close } = await place.enter('eva', `/borgere/${anna}/samme-oenske`)
    await page.click('#andre summary')
    await page.check('#andre input[type="checkbox"] >> nth=0')
    await page.click('#andre button')
    expect(await page.textContent('.errors')).toContain('Vælg mindst to chats')
    await page.check('#andre input[type="checkbox"] >> nth=0')
    await page.check('#andre input[type="checkbox"] >> nth=1')
    await page.click('#andre button')
    expect(new URL(page.url()).pathname).toMatch(/^\/samme-oensker\//)
    await close()
  })
})

describe('a citizen with whom the own unit has nothing to do', () => {
  it.each(ways)(
    'is seen for an hour, with a reason that the citizen reads, %s',
    async (_n, way) => {
      await place.pages.house.db.sql('delete from break_glass')
      const [visitId = ''] = await place.pages.house.book({ citizenId: bent })
      const { body } = await place.pages.as('bent').cancel(visitId)
      const { page, complaints, close } = await place.enter('sara', `/borgere/${bent}`, way)
      expect(await page.textContent('main')).toContain(
        { da: 'Det bliver skrevet ned.', en: 'It is written down.' }[way.language],
      )
      await page.click('main button.button-primary')
      const missing = { da: 'Skriv hvorfor det er nødvendigt', en: 'Write why it is necessary' }
      expect(await page.textContent('#reason-error')).toContain(missing[way.language])
      await page.fill('#reason', 'Bent er fundet på gaden')
      await page.click('main button.button-primary')
      expect(await page.textContent('h1')).toBe('Bent Møller')
      await page.click(`#chat-${body.threadId} a`)
      expect(await page.textContent('.log')).toContain('Bent Møller')
      expect(await page.$$('#text, #note, #afslut-chat')).toEqual([])
      const record = await place.pages.as('bent').get(`/v1/citizens/${bent}/record?limit=100`)
      const told = record.body.items.map(({ text }) => text)
      expect(told.some((text) => text.includes('Bent er fundet på gaden'))).toBe(true)
      expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
      await close()
    },
  )

  it('looks the same where there is no such citizen', async () => {
    const { page, close } = await place.enter('sara', '/opgaver')
    const show = async (id: string) => {
      const response = await page.goto(`/borgere/${id}`)
      return [response?.status(), await page.textContent('h1')]
    }
    expect(await show(rita)).toEqual(await show(crypto.randomUUID()))
    expect(await show(rita)).toEqual([404, 'Din enhed har ikke noget med borgeren at gøre'])
    await close()
  })
})
