import { describe, expect, it } from '@jest/globals'
import { eventually } from '../../run/eventually.ts'
import { someWish } from '../../run/operations.ts'
import { nils } from '../../run/visits.ts'
import { openPlace, ways } from './entering.ts'

const place = openPlace()

async function aWish(): Promise<{ taskId: string; path: string }> {
  const { body } = await place.pages.as('anna').post('/v1/booking-requests', {
    ...{ ...someWish, text: 'Helst om formiddagen' },
  })
  const path = `/v1/booking-requests/${body.id}`
  const ask = async () => (await place.pages.as('eva').get(path)).body.taskId
  return { taskId: await eventually(ask, Boolean), path }
}

const wishAt = async (path: string) => (await place.pages.as('eva').get(path)).body

describe('a wish for a time', () => {
  it.each(ways)('gets times offered, and its answer is seen, %s', async (_name, way) => {
    const { taskId, path } = await aWish()
    const { page, complaints, close } = await place.enter('eva', `/opgaver/${taskId}`, way)
    expect(await page.textContent('main')).toContain('Helst om formiddagen')
    await page.fill('#dag-1', '2099-06-10')
    await page.fill('#fra-1', '09:00')
    await page.fill('#til-1', '10:00')
    await page.click('#flere-tider summary')
    await page.fill('#dag-3', '2099-12-10')
    await page.fill('#fra-3', '13:30')
    await page.fill('#til-3', '14:00')
    await page.selectOption('#hvem', nils)
    await page.fill('#ledsag', 'Begge dage er Nils på vej forbi.')
    await page.click('form[action$="/tilbud"] button')
    const words = { da: 'Tiderne er sendt', en: 'The times are sent' }
    expect(await page.textContent('.alert-success')).toContain(words[way.language])
    const { status, offers } = await wishAt(path)
    expect(status).toBe('offered')
    const [offer] = offers ?? []
    expect(offer?.times).toMatchObject([
      { startsAt: '2099-06-10T07:00:00.000Z', endsAt: '2099-06-10T08:00:00.000Z' },
      { startsAt: '2099-12-10T12:30:00.000Z', endsAt: '2099-12-10T13:00:00.000Z' },
    ])
    expect(await page.$$('form[action$="/tilbud"]')).toEqual([])
    await place.pages.as('anna').post(`${path}/decline`)
    await page.goto(`/opgaver/${taskId}`)
    const none = { da: 'Ingen af tiderne passede', en: 'None of the times suited' }
    expect(await page.textContent('.timeline')).toContain(none[way.language])
    expect(await page.$$('form[action$="/tilbud"]')).toHaveLength(1)
    expect(complaints).toEqual([])
    await close()
  })

  it('says at each time what is wrong with it, and keeps what was typed', async () => {
    const { taskId, path } = await aWish()
    const { page, close } = await place.enter('eva', `/opgaver/${taskId}`)
    const button = 'form[action$="/tilbud"] button'
    await page.click(button)
    expect(await page.textContent('#dag-1-error')).toContain('mindst én tid')
    await page.fill('#dag-1', '2099-06-10')
    await page.fill('#fra-1', '10:00')
    await page.fill('#til-1', '09:00')
    await page.click('#flere-tider summary')
    await page.fill('#dag-2', '2020-01-01')
    await page.fill('#fra-2', '10:00')
    await page.fill('#til-2', '11:00')
    await page.fill('#dag-5', '2099-01-01')
    await page.click(button)
    await page.waitForSelector('.errors')
    const faults = await page.$$eval('.errors li', (all) => all.map((one) => one.textContent))
    expect(faults).toEqual([
      'Tid 1 slutter, før den begynder',
      'Tid 2 er gået',
      'Skriv både dag, fra og til for tid 5',
    ])
    expect(await page.inputValue('#fra-1')).toBe('10:00')
    expect((await wishAt(path)).status).toBe('open')
    await close()
  })
})
