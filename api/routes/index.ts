import type { Route } from '../route.ts'
import { listAccessLog, listAlarms } from './access-log.ts'
import {
  getAppointment,
  listAppointments,
  listCancellationReasons,
  previewCancellation,
} from './appointment.ts'
import { getAudit } from './audit.ts'
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
import {
  askDisclosure,
  getDisclosure,
  listDisclosureRequests,
  withdrawDisclosureRequest,
} from './disclosure.ts'
import { approveDisclosure, decideDisclosure, extendDisclosure } from './disclosure-decision.ts'
import { getPackage } from './disclosure-package.ts'
import { listenToEvents } from './event.ts'

import { listFreeTimes, moveAppointment } from './free-time.ts'
import { live, metrics, ready } from './health.ts'
import { me, signOut } from './me.ts'
import { listMessages, markWronglyCreated, postMessage } from './message.ts'
import { markRead, markShown } from './message-mark.ts'
import { listNotes, postNote } from './note.ts'
import { getSameWish, undoSame } from './one-same-wish.ts'
import { getOperations } from './operations.ts'
import { getSettings, listColleagues, putSettings } from './organisation.ts'
import { getOverview } from './overview.ts'
import { listRecord } from './record.ts'
import { getRedaction, listDisclosureEntries, putRedaction } from './redaction.ts'
import { getReplyPermission, putReplyPermission, requestReply } from './reply-permission.ts'
import { listRepresentatives } from './representative.ts'
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
  signOut,
  listAppointments,
  getAppointment,
  listCancellationReasons,
  previewCancellation,
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
  listColleagues,
  listTemplates,
  postTemplate,
  getTemplate,
  putTemplate,
  deleteTemplate,
  listRecord,
  listRepresentatives,
  listAccessLog,
  listAlarms,
  breakGlass,
  askDisclosure,
  listDisclosureRequests,
  getDisclosure,
  withdrawDisclosureRequest,
  extendDisclosure,
  listDisclosureEntries,
  getRedaction,
  putRedaction,
  decideDisclosure,
  approveDisclosure,
  getPackage,
  listCheckpoints,
  getCheckpoint,
  getAudit,
  getOperations,
  listenToEvents,
  live,
  ready,
  metrics,
]
