import { describe, expect, it } from '@jest/globals'
import { hiddenIn, visitPages } from '../../run/visitor.ts'
import { eva, nils } from '../../run/visits.ts'
import { aTask, messagesOf, openPlace, ways } from './entering.ts'

const place = openPlace()
const taskAt = async (id: string) => (await place.pages.as('eva').get(`/v1/tasks/${id}`)).body

describe('answering a citizen', () => {
  it.each(ways)('takes two steps from the list: open the task, send; %s', async (_name, way) => {
    const { taskId, threadId } = await aTask(place)
    const { page, complaints, close } = await place.enter('eva', '/opgaver?ingen=ja', way)
    await page.click(`#opgave-${taskId} a`)
    const shown = await page.textContent('main')
    expect(shown).toContain('Jeg er hos min søster.')
    expect(shown).toContain('Prøvevej 1')
    await page.fill('#text', 'Tak, det er noteret. – Eva')
    await page.click('button[value="send"]')
    const words = { da: 'Din besked er sendt.', en: 'Your message is sent.' }
    expect(await page.textContent('.alert-success')).toContain(words[way.language])
    expect((await messagesOf(place, threadId)).at(-1)).toBe('Tak, det er noteret. – Eva')
    expect(complaints).toEqual([])
    await close()
  })

  it.each(ways)('and finishing takes the same two; %s', async (_name, way) => {
    const { taskId, threadId } = await aTask(place)
    const { page, close } = await place.enter('nils', `/opgaver/${taskId}`, way)
    await page.fill('#text', 'Vi ses på torsdag.')
    await page.selectOption('#resultat', 'new-time')
    await page.click('button[value="send-afslut"]')
    const words = { da: 'og opgaven er afsluttet', en: 'and the task is done' }
    expect(await page.textContent('.alert-success')).toContain(words[way.language])
    const done = { status: 'done', outcome: 'new-time', assigneeId: nils }
    expect(await taskAt(taskId)).toMatchObject(done)
    expect((await messagesOf(place, threadId)).at(-1)).toBe('Vi ses på torsdag.')
    await close()
  })

  it('sends nothing where nothing is written, and says so first', async () => {
    const { taskId, threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/opgaver/${taskId}`)
    const before = await messagesOf(place, threadId)
    await page.click('button[value="send"]')
    expect(await page.textContent(':focus')).toContain('Skriv en besked')
    expect(await messagesOf(place, threadId)).toEqual(before)
    await close()
  })

  it('sends once and finishes once, however often the button is pressed', async () => {
    const { taskId, threadId } = await aTask(place)
    const count = (await messagesOf(place, threadId)).length
    const desk = visitPages(place.pages.url)
    await desk.signIn('eva')
    const path = `/opgaver/${taskId}`
    const { text } = await desk.get(path)
    const typed = { text: 'Kun én gang', resultat: 'agreed', saa: 'send-afslut', version: '"1"' }
    const send = () => desk.post(path, { ...hiddenIn(text, path), ...typed })
    const answers = await Promise.all([send(), send(), send()])
    answers.push(await send())
    for (const { to } of answers) expect(to).toBe(`${path}?gjort=sendt-afsluttet`)
    expect((await messagesOf(place, threadId)).slice(count)).toEqual(['Kun én gang'])
    expect(await taskAt(taskId)).toMatchObject({ status: 'done', assigneeId: eva })
  })
})

describe('a task', () => {
  it.each(ways)(
    'is taken, given to a colleague, given back and finished, %s',
    async (_name, way) => {
      const { taskId } = await aTask(place)
      const { page, complaints, close } = await place.enter('nils', `/opgaver/${taskId}`, way)
      await page.click(`form[action$="/tag"] button`)
      expect(await taskAt(taskId)).toMatchObject({ status: 'in-progress', assigneeId: nils })
      await page.click('#giv summary')
      await page.selectOption('#kollega', eva)
      await page.click('#giv button')
      expect(await taskAt(taskId)).toMatchObject({ status: 'in-progress', assigneeId: eva })
      expect(await page.textContent('main')).toContain('Eva Lund')
      await page.click(`form[action$="/tilbage"] button`)
      expect(await taskAt(taskId)).toMatchObject({ status: 'open', assigneeId: null })
      await page.click('#afslut summary')
      await page.selectOption('#outcome', 'could-not-be-done')
      await page.click('#afslut button')
      expect(await taskAt(taskId)).toMatchObject({ status: 'done', outcome: 'could-not-be-done' })
      expect(await page.$$('form[action$="/tag"]')).toEqual([])
      expect(complaints).toEqual([])
      await close()
    },
  )

  it('that a colleague has changed meanwhile comes back with words and as it is now', async () => {
    const { taskId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/opgaver/${taskId}`, {
      ...{ language: 'da', javaScriptEnabled: false },
    })
    await place.pages.as('nils').patch(`/v1/tasks/${taskId}`, { status: 'in-progress' }, '"1"')
    await page.click(`form[action$="/tag"] button`)
    expect(await page.textContent('.errors')).toContain('En kollega har ændret opgaven')
    expect(await page.textContent('.facts')).toContain('Nils Kjær')
    expect(await taskAt(taskId)).toMatchObject({ assigneeId: nils })
    await page.click(`form[action$="/tag"] button`)
    expect(await taskAt(taskId)).toMatchObject({ assigneeId: eva })
    await close()
  })

  it('that a colleague has finished gets no second answer, and what was typed is kept', async () => {
    const { taskId, threadId } = await aTask(place)
    const { page, close } = await place.enter('eva', `/opgaver/${taskId}`, {
      ...{ language: 'da', javaScriptEnabled: false },
    })
    const done = { status: 'done', outcome: 'agreed' }
    await place.pages.as('nils').patch(`/v1/tasks/${taskId}`, done, '"1"')
    const before = await messagesOf(place, threadId)
    await page.fill('#text', 'Vi ringer i dag')
    await page.click('button[value="send-afslut"]')
    expect(await page.textContent('.errors')).toContain('En kollega har ændret opgaven')
    expect(await page.inputValue('#text')).toBe('Vi ringer i dag')
    expect(await page.textContent('.facts')).toContain('Afsluttet')
    expect(await messagesOf(place, threadId)).toEqual(before)
    await close()
  })

  it('of another unit is not there', async () => {
    const { taskId } = await aTask(place)
    const { page, close } = await place.enter('sara', '/opgaver')
    const response = await page.goto(`/opgaver/${taskId}`)
    expect([response?.status(), await page.textContent('h1')]).toEqual([404, 'Siden findes ikke'])
    await close()
  })
})

describe('a template', () => {
  it.each(ways)('is put after what was typed, %s', async (_name, way) => {
    const { taskId, threadId } = await aTask(place)
    await place.pages
      .as('eva')
      .post(`/v1/organisations/${(await taskAt(taskId)).organisationId}/templates`, {
        ...{
          title: `Ringer ${way.language} ${way.javaScriptEnabled}`,
          text: 'Vi ringer til dig i dag.',
        },
      })
    const { page, close } = await place.enter('eva', `/opgaver/${taskId}`, way)
    await page.fill('#text', 'Kære Anna')
    await page.selectOption('#skabelon', {
      label: `Ringer ${way.language} ${way.javaScriptEnabled}`,
    })
    await page.click('button[value="skabelon"]')
    expect(await page.inputValue('#text')).toBe('Kære Anna\n\nVi ringer til dig i dag.')
    await page.click('button[value="send"]')
    expect((await messagesOf(place, threadId)).at(-1)).toContain('Vi ringer til dig i dag.')
    await close()
  })
})
