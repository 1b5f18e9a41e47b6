import type { Route } from '../route.ts'
import { listAccessLog, listAlarms } from './access-log.ts'
import { getAppointment, listAppointments, listCancellationReasons } from './appointment.ts'
import {
  askForBooking,
  declineTimes,
  getBooking,
  listBookings,
  offerTimes,
  takeTime,
} from './booking-request.ts'
import { breakGlass } from './break-glass.ts'
import {
  cancelAppointment,
  getCancellation,
  getReceipt,
  getTimeline,
  withdrawCancellation,
} from './cancellation.ts'

import { getCheckpoint, listCheckpoints } from './checkpoint.ts'

import { getContactPoints } from './contact-point.ts'
import { listenToEvents } from './event.ts'

import { listFreeTimes, moveAppointment } from './free-time.ts'
import { live, metrics, ready } from './health.ts'
import { me } from './me.ts'
import { listMessages, markWronglyCreated, postMessage } from './message.ts'
import { markRead, markShown } from './message-mark.ts'
import { listNotes, postNote } from './note.ts'
import { getSameWish, undoSame } from './one-same-wish.ts'
import { getSettings, putSettings } from './organisation.ts'
import { getOverview } from './overview.ts'
import { listRecord } from './record.ts'
import { getReplyPermission, putReplyPermission, requestReply } from './reply-permission.ts'
import { answerSame, joinSameWish } from './same-wish.ts'
import { changeTask, getTask } from './task.ts'
import { getTaskCounts, listTasks } from './task-list.ts'
import { deletePresence, putPresence } from './task-presence.ts'
import {
  deleteTemplate,
  getTemplate,
  listTemplates,
  postTemplate,
  putTemplate,
} from './template.ts'
import { closeThread, getThread, listThreads } from './thread.ts'

/** Every call there is; the router and the OpenAPI document are made from it. */
export const routes: Route[] = [
  me,
  listAppointments,
  getAppointment,
  listCancellationReasons,
  cancelAppointment,
  getCancellation,
  getReceipt,
  getTimeline,
  withdrawCancellation,
  listFreeTimes,
  moveAppointment,
  askForBooking,
  listBookings,
  getBooking,
  offerTimes,
  takeTime,
  declineTimes,
  listTasks,
  getTaskCounts,
  getTask,
  changeTask,
  putPresence,
  deletePresence,
  listThreads,
  getThread,
  markShown,
  markRead,
  closeThread,
  listMessages,
  postMessage,
  markWronglyCreated,
  listNotes,
  postNote,
  getReplyPermission,
  putReplyPermission,
  requestReply,
  getOverview,
  getContactPoints,
  joinSameWish,
  getSameWish,
  answerSame,
  undoSame,
  getSettings,
  putSettings,
  listTemplates,
  postTemplate,
  getTemplate,
  putTemplate,
  deleteTemplate,
  listRecord,
  listAccessLog,
  listAlarms,
  breakGlass,
  listCheckpoints,
  getCheckpoint,
  listenToEvents,
  live,
  ready,
  metrics,
]
