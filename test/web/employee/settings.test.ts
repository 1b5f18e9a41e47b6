import { describe, expect, it } from '@jest/globals'
import { eva, nils, nord, syd } from '../../run/visits.ts'
import { openPlace, ways } from './entering.ts'

const place = openPlace()
const path = `/v1/organisations/${nord}/settings`
const settings = async () => (await place.pages.as('eva').get(path)).body
const save = 'main form[action^="/indstillinger"] button.button-primary'

describe('the settings of the own unit', () => {
  it.each(ways)('are changed by its leader, %s', async (_name, way) => {
    const { page, complaints, close } = await place.enter('eva', '/indstillinger', way)
    const before = await settings()
    await page.check('input[value="employees"]')
    await page.check(`input[type="checkbox"][value="${eva}"]`)
    await page.fill(
      '#dag-1',
      { da: '8-12, 13.00-15.30', en: '08:00 to 12:00, 13-15:30' }[way.language],
    )
    await page.fill('#dag-3', '')
    await page.fill('#checkWindows', 'kl. 7-8, 14.00–15.00')
    await page.fill('#answerWorkingDays', '2')
    await page.fill('#replyUntil', '2099-12-31')
    await page.check('input[name="tasksToEmployee"][value="nej"]')
    await page.click(save)
    const words = { da: 'Indstillingerne er gemt.', en: 'The settings are saved.' }
    expect(await page.textContent('.alert-success')).toContain(words[way.language])
    expect(await settings()).toEqual({
      ...before,
      ...{ chatOpening: 'employees', employeeIds: [eva], answerWorkingDays: 2 },
      replyHours: [
        { weekday: 1, from: '08:00', until: '12:00' },
        { weekday: 1, from: '13:00', until: '15:30' },
      ],
      checkWindows: [
        { from: '07:00', until: '08:00' },
        { from: '14:00', until: '15:00' },
      ],
      ...{ replyUntil: '2099-12-31T22:59:00.000Z', tasksToEmployee: false },
    })
    expect(complaints).toEqual([])
    await place.pages.as('eva').send('PUT', path, { body: before, headers: { 'If-Match': '*' } })
    await close()
  })

  it('say at each field what can’t be understood, and keep what was typed', async () => {
    const { page, close } = await place.enter('eva', `/indstillinger/${nord}`)
    await page.fill('#dag-2', 'om morgenen')
    await page.fill('#dag-4', '12-8')
    await page.fill('#answerWorkingDays', '')
    await page.click(save)
    expect(await page.textContent('#dag-2-error')).toContain('Skriv tiderne som for eksempel')
    expect(await page.textContent('#answerWorkingDays-error')).toContain('et helt tal')
    expect(await page.inputValue('#dag-2')).toBe('om morgenen')
    await page.fill('#dag-2', '')
    await page.fill('#answerWorkingDays', '1')
    await page.click(save)
    expect(await page.getAttribute('.errors a', 'href')).toBe('#dag-4')
    await close()
  })

  it('that a colleague has changed meanwhile are shown as they are now', async () => {
    const { page, close } = await place.enter('eva', `/indstillinger/${nord}`)
    const changed = { ...(await settings()), answerWorkingDays: 5 }
    await place.pages.as('eva').send('PUT', path, { body: changed, headers: { 'If-Match': '*' } })
    await page.fill('#answerWorkingDays', '9')
    await page.click(save)
    expect(await page.textContent('.errors')).toContain(
      'En kollega har ændret indstillingerne imens',
    )
    expect(await page.inputValue('#answerWorkingDays')).toBe('5')
    expect(await settings()).toMatchObject({ answerWorkingDays: 5 })
    await close()
  })

  it.each(ways)('are read by those who may not change them, with who may, %s', async (_n, way) => {
    const { page, close } = await place.enter('nils', '/indstillinger', way)
    const words = { da: 'Det kan Eva Lund.', en: 'Eva Lund can.' }
    expect(await page.textContent('main')).toContain(words[way.language])
    expect(await page.$$('main form')).toEqual([])
    await page.click('.tab-list a[href$="/skabeloner"]')
    expect(await page.textContent('main')).toContain(words[way.language])
    expect(await page.$$('main a[href$="/ny"]')).toEqual([])
    await close()
  })

  it('are each unit’s own', async () => {
    const { page, close } = await place.enter('sara', '/indstillinger')
    expect(new URL(page.url()).pathname).toBe(`/indstillinger/${syd}`)
    expect(await page.isChecked('input[value="closed"]')).toBe(true)
    expect((await page.goto(`/indstillinger/${nord}`))?.status()).toBe(404)
    await close()
  })

  it('are chosen where one works for several', async () => {
    await place.pages.house.db.fill([
      ['employments', [{ employeeId: nils, organisationId: syd, leader: false }]],
    ])
    const { page, close } = await place.enter('nils', '/indstillinger')
    await page.click('text=Hjemmepleje Syd')
    expect(await page.textContent('h1')).toBe('Indstillinger: Hjemmepleje Syd')
    expect(await page.textContent('main')).toContain('Det kan Sara Dahl.')
    await page.goto('/opgaver')
    await page.click('#valg summary')
    expect(await page.textContent('#enhed')).toContain('Hjemmepleje Syd')
    await place.pages.house.db.sql(
      'delete from employments where employee_id = $1 and organisation_id = $2',
      [nils, syd],
    )
    await close()
  })
})

describe('templates', () => {
  it.each(ways)('are made, changed and deleted, %s', async (_name, way) => {
    const list = `/indstillinger/${nord}/skabeloner`
    const { page, complaints, close } = await place.enter('eva', list, way)
    await page.click(`a[href="${list}/ny"]`)
    await page.click('main button.button-primary')
    await page.waitForSelector('.errors li >> nth=1')
    expect(await page.$$('.errors li')).toHaveLength(2)
    await page.fill('#title', 'Ringer i morgen')
    await page.fill('#text', 'Vi ringer i morgen. CPR 251248-9996')
    await page.click('main button.button-primary')
    expect(await page.getAttribute('.errors a', 'href')).toBe('#text')
    await page.fill('#text', 'Vi ringer i morgen.')
    await page.click('main button.button-primary')
    await page.click('li:has-text("Ringer i morgen") a')
    await page.fill('#text', 'Vi ringer i morgen formiddag.')
    await page.click('main button.button-primary')
    expect(await page.textContent('main')).toContain('Vi ringer i morgen formiddag.')
    await page.click('li:has-text("Ringer i morgen") a')
    await page.click('#slet summary')
    await page.click('#slet button')
    expect(await page.textContent('main')).not.toContain('Ringer i morgen')
    expect(complaints).toEqual([])
    await close()
  })
})
