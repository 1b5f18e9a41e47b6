/** The journeys of employees, by keyboard alone. */
import { describe, expect, it } from '@jest/globals'
import { eventually } from '../../run/eventually.ts'
import { someWish } from '../../run/operations.ts'
import { makeTwoWishes } from '../../run/two-wishes.ts'
import { anna, bent, nord } from '../../run/visits.ts'
import { aTask } from '../employee/entering.ts'
import { openPlace } from '../place.ts'
import { choose, go, next, press, select, tabTo, type, typeDay } from './keys.ts'

const place = openPlace()
const at = place.enter

describe('with a keyboard alone an employee', () => {
  it('answers what a citizen wrote, and finishes', async () => {
    const { taskId, threadId } = await aTask(place)
    const citizen = await at('anna', `/kontakt/${threadId}`)
    await type(citizen.page, '#text', 'Er det i orden?')
    await go(citizen.page, next)
    const { page, close } = await at('eva', '/opgaver')
    await go(page, `#opgave-${taskId} a`)
    await type(page, '#text', 'Ja, det er i orden.')
    await go(page, 'button[value="send-afslut"]')
    await citizen.page.waitForSelector('[role="log"] >> text=Ja, det er i orden.')
    await citizen.close()
    await close()
  })

  it('narrows the list, and takes a reply that is ready', async () => {
    const { taskId } = await aTask(place)
    const template = { title: 'Ringer', text: 'Vi ringer til dig i dag.' }
    await place.pages.as('eva').post(`/v1/organisations/${nord}/templates`, template)
    const { page, close } = await at('eva', '/opgaver')
    await press(page, '#valg summary')
    await select(page, '#status', 'open')
    await go(page, '#valg button')
    await go(page, `#opgave-${taskId} a`)
    const options = await page.$$eval('#skabelon option', (all) =>
      all.map((one) => [one.textContent?.trim(), one.getAttribute('value') ?? '']),
    )
    const wanted = options.find(([words]) => words === 'Ringer')?.[1] ?? ''
    await select(page, '#skabelon', wanted)
    await press(page, 'button[value="skabelon"]')
    const written = () => page.inputValue('#text')
    expect(await eventually(written, (text) => text !== '')).toBe('Vi ringer til dig i dag.')
    await close()
  })

  it('writes a note, marks a message as a mistake, and closes the chat for replies', async () => {
    const { threadId } = await aTask(place)
    const { page, close } = await at('eva', `/chats/${threadId}`)
    await type(page, '#text', 'Hej Bente')
    await go(page, 'button[value="send"]')
    await type(page, '#note', 'Nøglen er hos naboen')
    await go(page, 'form[action$="/note"] button')
    expect(await page.textContent('.private')).toContain('Nøglen er hos naboen')
    await go(page, '.mine:last-child a[href*="/fejl"]')
    await type(page, '#reason', 'Den var til en anden')
    await go(page, next)
    expect(await page.textContent('.log')).toContain('Den var til en anden')
    await go(page, 'a[href$="/svarmulighed"]')
    await choose(page, 'hvad', 'closed')
    await type(page, '#reason', 'Vi ringer i stedet')
    await go(page, next)
    const path = `/v1/threads/${threadId}/reply-permission`
    expect((await place.pages.as('anna').get(path)).body.allowed).toBe(false)
    await close()
  })

  it('offers times', async () => {
    const { body } = await place.pages.as('anna').post('/v1/booking-requests', someWish)
    const path = `/v1/booking-requests/${body.id}`
    const wish = async () => (await place.pages.as('eva').get(path)).body
    const taskId = (await eventually(wish, (one) => Boolean(one.taskId))).taskId
    const { page, close } = await at('eva', `/opgaver/${taskId}`)
    await typeDay(page, '#dag-1', '2099-06-10')
    await tabTo(page, '#fra-1')
    await page.keyboard.type('0900AM')
    await tabTo(page, '#til-1')
    await page.keyboard.type('1000AM')
    await go(page, 'form[action$="/tilbud"] button')
    expect((await wish()).offers?.[0]?.times).toMatchObject([
      { startsAt: '2099-06-10T07:00:00.000Z', endsAt: '2099-06-10T08:00:00.000Z' },
    ])
    await close()
  })

  it('joins the same wish at two units, answers it once, and takes it apart', async () => {
    const { tasks } = await makeTwoWishes({ ...place.pages.house, as: place.pages.as })
    const { page, close } = await at('eva', `/opgaver/${tasks[0]}`)
    await go(page, 'a[href$="/samme-oenske"]')
    await go(page, 'section.thing button')
    await type(page, '#text', 'Vi kommer med en ny rollator i morgen.')
    await go(page, 'form[action$="/svar"] button')
    expect((await place.pages.as('sara').get(`/v1/tasks/${tasks[1]}`)).body.status).toBe('done')
    await go(page, 'form[action$="/skil"] button')
    expect(await page.textContent('.alert-success')).toContain('De er skilt ad igen.')
    await close()
  })

  it('looks at somebody in need, with a reason', async () => {
    const [visitId = ''] = await place.pages.house.book({ citizenId: bent })
    await place.pages.as('bent').cancel(visitId)
    const { page, close } = await at('sara', `/borgere/${bent}`)
    await type(page, '#reason', 'Bent er fundet på gaden')
    await go(page, next)
    expect(await page.textContent('h1')).toBe('Bent Møller')
    await close()
  })

  it('comes from the tasks to the citizen and their tabs', async () => {
    const { taskId } = await aTask(place)
    const { page, close } = await at('eva', `/opgaver/${taskId}`)
    await go(page, `a[href="/borgere/${anna}"]`)
    await go(page, '.tab-list a[href$="/opgaver"]')
    await go(page, '.tab-list a[href$="/samme-oenske"]')
    expect(new URL(page.url()).pathname).toBe(`/borgere/${anna}/samme-oenske`)
    await close()
  })

  it('sets what the unit promises, and writes a template', async () => {
    const { page, close } = await at('eva', `/indstillinger/${nord}`)
    await choose(page, 'chatOpening', 'organisation')
    await type(page, '#answerWorkingDays', '4')
    await go(page, 'main form[action^="/indstillinger"] button.button-primary')
    const path = `/v1/organisations/${nord}/settings`
    expect((await place.pages.as('eva').get(path)).body).toMatchObject({ answerWorkingDays: 4 })
    await go(page, '.tab-list a[href$="/skabeloner"]')
    await go(page, 'a[href$="/skabeloner/ny"]')
    await type(page, '#title', 'Kommer senere')
    await type(page, '#text', 'Vi kommer lidt senere.')
    await go(page, next)
    expect(await page.textContent('main')).toContain('Vi kommer lidt senere.')
    await go(page, 'li a[href^="/skabeloner/"]')
    await press(page, '#slet summary')
    await go(page, '#slet button')
    expect(new URL(page.url()).pathname).toMatch(/skabeloner$/)
    await close()
  })
})
