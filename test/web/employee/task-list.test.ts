import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { makeManyTasks } from '../../run/many-tasks.ts'
import { eva, nils } from '../../run/visits.ts'
import { aTask, openPlace, ways } from './entering.ts'

const place = openPlace()
const many = 5000
let late = ''
beforeAll(async () => {
  const { taskId: like } = await aTask(place)
  const { db } = place.pages.house
  const made = await makeManyTasks(db, {
    // the first is due in an hour, and not while somebody looks
    ...{ like, count: many, dueAt: `now() + (60 + n) * interval '1 minute'` },
    assigneeId: `(array['${eva}', '${nils}', null])[1 + n % 3]::uuid`,
    status: `(case when n % 10 = 0 then 'in-progress' else 'open' end)`,
    window: `(array['07:00-08:00', '14:00-15:00'])[1 + n % 2]`,
  })
  // those that are in progress are somebody's
  await db.sql(`update tasks set status = 'open' where assignee_id is null`)
  const past = { like, count: 3, dueAt: `now() - n * interval '1 hour'`, status: `'open'` }
  ;[late = ''] = await makeManyTasks(db, past)
  const old = { like, count: 50, dueAt: `now() - n * interval '1 day'`, status: `'done'` }
  await makeManyTasks(db, { ...old, assigneeId: `'${eva}'` })
  await db.sql(`update tasks set flags = '{late-cancellation,call-me}' where id = $1`, [made[0]])
  await db.sql('analyze tasks')
})

const idsOn = (page: Page) => page.$$eval('.things > li', (all) => all.map(({ id }) => id))

describe('the overview of tasks', () => {
  it.each(ways)('has what is overdue first, marked in words, %s', async (_name, way) => {
    const { page, complaints, close } = await place.enter('eva', '/opgaver', way)
    const words = { da: 'Over fristen', en: 'Overdue' }[way.language]
    expect(await page.textContent('h2 >> nth=0')).toBe(words)
    const first = (await page.textContent(`section >> nth=0 >> #opgave-${late}`)) ?? ''
    expect(first).toContain(words)
    expect(first).toContain(way.language === 'da' ? 'Ingen har den endnu' : 'Nobody has it yet')
    expect(await page.$$('section >> nth=0 >> li')).toHaveLength(3)
    const counts = (await page.textContent('.tab-list')) ?? ''
    expect(counts).toContain(`${words} (3)`)
    expect(counts).toContain(`(${many + 4})`)
    expect(complaints).toEqual([])
    await close()
  })

  it('says in words what someone should know', async () => {
    const { page, close } = await place.enter('eva', '/opgaver')
    const main = (await page.textContent('main')) ?? ''
    expect(main).toContain('Aflyst sent: Måske er nogen allerede på vej.')
    expect(main).toContain('Borgeren vil gerne ringes op.')
    await close()
  })

  it.each(ways)('is narrowed by links and by a form, %s', async (_name, way) => {
    const { page, close } = await place.enter('eva', '/opgaver', way)
    await page.click('.tab-list a[href*="tid=07"]')
    const seven = (await page.textContent('.things')) ?? ''
    expect(seven).not.toContain(way.language === 'da' ? '14.00 til' : '14:00 to')
    await page.goto('/opgaver')
    await page.click('#valg summary')
    await page.selectOption('#status', 'in-progress')
    await page.selectOption('#tid', '07:00-08:00')
    await page.check('input[name="mine"]')
    await page.click('#valg button')
    expect(new URL(page.url()).searchParams.get('mine')).toBe('ja')
    const lines = await page.$$eval('.things > li', (all) =>
      all.map((one) => one.textContent ?? ''),
    )
    const words = { da: ['I gang', 'Du har den'], en: ['In progress', 'You have it'] }[way.language]
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) for (const word of words) expect(line).toContain(word)
    expect(await page.inputValue('#tid')).toBe('07:00-08:00')
    await close()
  })

  it.each([['is not there', 'enhed=00000000-0000-7000-8000-000000000000', 404]])(
    'of a unit that %s shows nothing of it',
    async (_why, query, status) => {
      const { page, close } = await place.enter('eva', '/om')
      expect((await page.goto(`/opgaver?${query}`))?.status()).toBe(status)
      await close()
    },
  )

  it('pages through five thousand, each once, and no page takes longer for standing later', async () => {
    const { page, close } = await place.enter('eva', '/opgaver', {
      ...{ language: 'da', javaScriptEnabled: false },
    })
    const seen = new Set(await idsOn(page))
    const took: number[] = []
    for (let n = 0; n < 12; n++) {
      const began = Date.now()
      await page.click('main >> text=Vis flere')
      took.push(Date.now() - began)
      for (const id of await idsOn(page)) {
        expect(seen.has(id)).toBe(false)
        seen.add(id)
      }
    }
    expect(seen.size).toBe(13 * 25)
    // the quickest of four: a busy machine may hold up any of them
    expect(Math.min(...took.slice(8))).toBeLessThan(3 * Math.min(...took.slice(0, 4)))
    await close()
  })

  it('comes to its end', async () => {
    const { page, close } = await place.enter('eva', '/opgaver?over=ja')
    expect(await page.$$('.things > li')).toHaveLength(3)
    expect(await page.$$('main >> text=Vis flere')).toEqual([])
    await close()
  })
})

describe('keys', () => {
  it('lead everywhere, and do nothing where someone writes', async () => {
    const { page, complaints, close } = await place.enter('eva', '/opgaver')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const second = await page.getAttribute('.things h3 a >> nth=1', 'href')
    expect(await page.getAttribute(':focus', 'href')).toBe(second)
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.waitForURL(/opgaver\/./)
    await page.keyboard.press('r')
    expect(await page.getAttribute(':focus', 'id')).toBe('text')
    await page.keyboard.type('o c i')
    expect(await page.inputValue('#text')).toBe('o c i')
    await page.click('h1')
    await page.keyboard.press('c')
    await page.waitForURL(/chats$/)
    await page.keyboard.press('?')
    await page.waitForURL(/genveje$/)
    expect(complaints).toEqual([])
    await close()
  })

  it('can be turned off, and stay off', async () => {
    const { page, close } = await place.enter('eva', '/genveje')
    await page.uncheck('#genveje')
    await page.goto('/opgaver')
    await page.keyboard.press('c')
    await page.keyboard.press('j')
    expect(await page.$$(':focus')).toEqual([])
    expect(new URL(page.url()).pathname).toBe('/opgaver')
    await page.goto('/genveje')
    expect(await page.isChecked('#genveje')).toBe(false)
    await page.check('#genveje')
    await page.click('h1')
    await page.keyboard.press('c')
    await page.waitForURL(/chats$/)
    await close()
  })
})
