import type { Page } from 'playwright-core'
import { eventually } from '../../run/eventually.ts'
import { someTemplate } from '../../run/operations.ts'
import type { TestPages } from '../../run/pages.ts'
import { makeTwoWishes } from '../../run/two-wishes.ts'
import { anna, bent, nord, rita, syd } from '../../run/visits.ts'
import { roomOf } from './state.ts'

const hourMs = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()

/** Tasks of each kind, two chats that are the same wish, a note, a template. */
async function make({ house, as }: TestPages) {
  const ids = await house.book({}, { organisationId: syd }, { citizenId: bent }, {})
  const [atNord = '', atSyd = '', bents = '', done = ''] = ids
  const words = { reasonCode: 'other', text: 'Min rollator er på badeværelset, og døren er låst.' }
  const one = await as('anna').cancel(atNord, words)
  const other = await as('anna').cancel(atSyd, words)
  await as('bent').cancel(bents)
  const finished = await as('anna').cancel(done)
  const { threadId: thread, taskId: task } = one.body
  const path = `/v1/tasks/${finished.body.taskId}`
  const etag = (await as('eva').get(path)).headers.get('ETag') ?? ''
  await as('eva').patch(path, { status: 'done', outcome: 'agreed' }, etag)
  const reply = await as('eva').post(`/v1/threads/${thread}/messages`, {
    text: 'Vi kommer i morgen.',
  })
  await as('eva').post(`/v1/threads/${thread}/notes`, { text: 'Nøglen ligger hos naboen.' })
  const template = await as('eva').post(`/v1/organisations/${nord}/templates`, someTemplate)
  const preferredTimes = [{ from: inHours(240), until: inHours(245) }]
  const wish = { organisationId: nord, appointmentTypeId: 'cleaning', preferredTimes }
  await as('anna').post('/v1/booking-requests', wish)
  const asked = () => as('eva').get('/v1/tasks?kind=booking-request')
  const { body: tasks } = await eventually(asked, ({ body }) => body.items.length > 0)
  const threadIds = [thread, other.body.threadId]
  const joined = await as('eva').post('/v1/same-wishes', { threadIds })
  await makeTwoWishes({ ...house, as }, { subject: 'rita', citizenId: rita })
  const wished = { task, thread, finished: finished.body.taskId, wish: tasks.items[0].id }
  const made = { ...wished, template: template.headers.get('Location')?.split('/').at(-1) }
  return { ...made, message: reply.body.id, joined: joined.body.id }
}

const send = (page: Page) => page.click('main button.button-primary')
const who = 'eva'

export const deskRoom = roomOf('the desk of employees', make, [
  { who, name: 'tasks', path: () => '/opgaver' },
  { who, name: 'no tasks', path: () => '/opgaver?kun-sene=ja&status=done' },
  { who, name: 'a task', path: ({ task }) => `/opgaver/${task}` },
  { who, name: 'a task: nothing written', path: ({ task }) => `/opgaver/${task}`, step: send },
  { who, name: 'a task that is done', path: ({ finished }) => `/opgaver/${finished}` },
  { who, name: 'a wish for a time', path: ({ wish }) => `/opgaver/${wish}` },
  {
    ...{ who, name: 'a wish for a time: no times offered' },
    path: ({ wish }) => `/opgaver/${wish}`,
    step: (page) => page.click('form[action$="/tilbud"] button.button-primary'),
  },
  { who, name: 'chats', path: () => '/chats' },
  { who, name: 'a chat', path: ({ thread }) => `/chats/${thread}` },
  {
    who,
    name: 'opening and closing a chat',
    path: ({ thread }) => `/chats/${thread}/svarmulighed`,
  },
  {
    ...{ who, name: 'a message written by mistake' },
    path: ({ thread, message }) => `/chats/${thread}/beskeder/${message}/fejl`,
  },
  { who, name: 'a citizen', path: () => `/borgere/${anna}` },
  { who, name: 'a citizen’s tasks', path: () => `/borgere/${anna}/opgaver` },
  { who: 'sara', name: 'a citizen who is not mine', status: 404, path: () => `/borgere/${bent}` },
  {
    ...{ who: 'sara', name: 'a citizen who is not mine, for a reason', status: 404 },
    path: () => `/borgere/${bent}`,
    step: async (page) => {
      await page.fill('#reason', 'Borgeren ringede og var faldet.')
      await send(page)
    },
  },
  { who, name: 'what may be the same wish', path: () => `/borgere/${rita}/samme-oenske` },
  {
    ...{ who, name: 'what may be the same wish: none chosen' },
    path: () => `/borgere/${rita}/samme-oenske`,
    step: async (page) => {
      await page.click('#andre summary')
      await page.click('#andre button')
    },
  },
  { who, name: 'the same wish', path: ({ joined }) => `/samme-oensker/${joined}` },
  { who: 'otto', name: 'settings of no unit', path: () => '/indstillinger' },
  { who, name: 'settings', path: () => `/indstillinger/${nord}` },
  { who: 'nils', name: 'settings of which others decide', path: () => `/indstillinger/${nord}` },
  { who, name: 'templates', path: () => `/indstillinger/${nord}/skabeloner` },
  { who, name: 'a new template', path: () => `/indstillinger/${nord}/skabeloner/ny` },
  {
    ...{ who, name: 'a new template: empty', step: send },
    path: () => `/indstillinger/${nord}/skabeloner/ny`,
  },
  { who, name: 'a template', path: ({ template }) => `/skabeloner/${template}` },
  {
    ...{ who, name: 'taking a template away' },
    path: ({ template }) => `/skabeloner/${template}`,
    step: (page) => page.click('#slet summary'),
  },
  { who, name: 'shortcuts', path: () => '/genveje' },
])
