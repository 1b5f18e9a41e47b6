import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTestHouse, type TestHouse } from '../run/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const html = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'

async function cancelled(text?: string) {
  const [visit = ''] = await house.book({})
  const { body } = await house.as('anna').cancel(visit, { reasonCode: 'not-home', text })
  return `/v1/cancellations/${body.id}/receipt`
}

describe('a receipt', () => {
  it('says what was handed in, what was done, what happens next and whom to call', async () => {
    const path = await cancelled('Jeg er ude.')
    const { body, headers } = await house.as('anna').get(path)
    expect(headers.get('Content-Language')).toBe('da')
    expect(body).toMatchObject({
      status: 'completed',
      handedIn: {
        by: 'Anna Jensen',
        appointment: 'Personlig pleje',
        reason: 'Jeg er ikke hjemme',
        text: 'Jeg er ude.',
      },
      with: 'Hjemmepleje Nord',
      contact: { name: 'Hjemmepleje Nord', phone: '70 10 10 01' },
    })
    expect(body.done).toHaveLength(6)
    expect(body.next.text).toMatch(
      /^Besøget er aflyst\. Hjemmepleje Nord har den; du hører senest \w+dag den \d+\. \w+ kl\. 15\.00\.$/,
    )
  })

  it('is JSON where anything will do', async () => {
    const { headers } = await house.as('anna').get(await cancelled(), { Accept: '*/*' })
    expect(headers.get('Content-Type')).toContain('application/json')
  })

  it('is a Danish page, by Accept', async () => {
    const { headers, text } = await house.as('anna').get(await cancelled(), { Accept: html })
    expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(headers.get('Vary')).toMatch(/Accept, Accept-Language/)
    expect(text).toContain('<html lang="da">')
    expect(text).toContain('Kvittering for aflysning')
    expect(text).toContain('<a href="tel:70101001">70 10 10 01</a>')
  })

  it('is an English page, by Accept-Language', async () => {
    const headers = { Accept: html, 'Accept-Language': 'en' }
    const { text } = await house.as('anna').get(await cancelled(), headers)
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('Receipt for your cancellation')
    expect(text).toContain('I am not at home')
    expect(text).not.toContain('Kvittering')
  })

  it('shows markup in the own text as text', async () => {
    const path = await cancelled(`<script>alert('x')</script> & "mere"`)
    const { text } = await house.as('anna').get(path, { Accept: html })
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;mere&quot;')
  })

  it('says who acted on whose behalf', async () => {
    const [visit = ''] = await house.book({})
    const { body } = await house.as('rita').cancel(visit)
    const { body: receipt } = await house.as('rita').get(`/v1/cancellations/${body.id}/receipt`)
    expect(receipt.handedIn.by).toBe('Rita Holm på vegne af Anna Jensen')
  })

  it('of another citizen does not exist', async () => {
    const { body } = await house.as('bent').get(await cancelled(), { Accept: html })
    expect(body.code).toBe('not-found')
  })
})
