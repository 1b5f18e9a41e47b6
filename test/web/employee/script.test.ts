/** A message that tries to be script, wherever an employee reads it. */
import { describe, expect, it } from '@jest/globals'
import type { Visitor } from '../../run/browser.ts'
import { makeTwoWishes } from '../../run/two-wishes.ts'
import { anna, nord } from '../../run/visits.ts'
import { openPlace } from './entering.ts'

const place = openPlace()

const scripts = [
  '<script>window.came = 1</script>',
  '<img src onerror="window.came = 1">',
  '"><svg onload="window.came = 1">',
  `' autofocus onfocus='window.came = 1`,
  '</textarea></title></style><b onclick="window.came = 1">',
]

const times = (text: string, part: string) => text.split(part).length - 1

/** As text, and not as anything else. */
async function expectText({ page, complaints }: Visitor, [path, script]: [string, string]) {
  await page.goto(path)
  const found = times((await page.textContent('main')) ?? '', script)
  const typed = await page.$$eval('textarea, input', (all) =>
    all.map((one) => ('value' in one ? String(one.value) : '')),
  )
  const came = await page.evaluate('window.came')
  const made = await page.$$('main script, main img[onerror], main svg[onload], main [onfocus]')
  const all = { path, isShown: found > 0 || typed.some((one) => one.includes(script)) }
  expect({ ...all, came, made, complaints }).toEqual({
    ...{ path, isShown: true, came: undefined, made: [], complaints: [] },
  })
}

describe('what someone wrote', () => {
  it.each(scripts)('stays text wherever an employee reads it: %s', async (script) => {
    const { house, as } = place.pages
    const [nordVisit = ''] = await house.book({ employeeId: null })
    const { threads } = await makeTwoWishes({ ...house, as })
    const words = { reasonCode: 'other', text: script }
    const cancelled = await as('anna').post(`/v1/appointments/${nordVisit}/cancellation`, words, {
      ...{ Prefer: 'wait=20' },
    })
    const { taskId, threadId } = cancelled.body
    expect(threadId).toBe(threads[0])
    const written = await as('eva').post(`/v1/threads/${threadId}/messages`, { text: script })
    expect(written.status).toBe(201)
    await as('eva').post(`/v1/threads/${threadId}/notes`, { text: script })
    const template = await as('eva').post(`/v1/organisations/${nord}/templates`, {
      ...{ title: script.slice(0, 99), text: script },
    })
    const wrong = await as('eva').post(`/v1/threads/${threadId}/messages`, { text: 'Hej' })
    const path = `/v1/messages/${wrong.body.id}/wrongly-created`
    expect((await as('eva').post(path, { reason: script })).status).toBe(200)
    const wish = { organisationId: nord, appointmentTypeId: 'cleaning', text: script }
    const preferredTimes = [{ from: '2099-01-01T09:00:00Z', until: '2099-01-01T12:00:00Z' }]
    const booked = await as('anna').post(
      '/v1/booking-requests',
      { ...wish, preferredTimes },
      {
        ...{ Prefer: 'wait=20' },
      },
    )
    const { taskId: wishTask } = (await as('eva').get(`/v1/booking-requests/${booked.body.id}`))
      .body
    const nils = await place.enter('eva', '/om')
    for (const shown of [
      `/opgaver/${taskId}`,
      `/opgaver/${wishTask}`,
      `/chats/${threadId}`,
      `/chats/${threadId}/beskeder/${written.body.id}/fejl?nr=${written.body.number}`,
      `/borgere/${anna}/samme-oenske`,
      `/indstillinger/${nord}/skabeloner`,
      `${template.headers.get('Location')?.replace('/v1/templates', '/skabeloner')}`,
    ]) {
      await expectText(nils, [shown, script])
    }
    await nils.close()
  })

  it.each(scripts)('stays text when it comes in while the page is open: %s', async (script) => {
    const { threads } = await makeTwoWishes({ ...place.pages.house, as: place.pages.as })
    const { page, complaints, close } = await place.enter('eva', `/chats/${threads[0]}`)
    await page.waitForSelector('#hint[data-state="open"]', { state: 'attached' })
    await place.pages.as('anna').post(`/v1/threads/${threads[0]}/messages`, { text: script })
    await page.getByText(script).first().waitFor()
    expect(await page.evaluate('window.came')).toBeUndefined()
    expect(complaints).toEqual([])
    await close()
  })
})
