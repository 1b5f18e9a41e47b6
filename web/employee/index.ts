import type { Pages } from '../page.ts'
import { breakGlassAction } from './break-glass.ts'
import { citizenPages } from './citizen.ts'
import { likelySameWishPages } from './likely-same-wish.ts'
import { offerAction } from './offer.ts'
import { presenceAction } from './presence.ts'
import { replyPermissionPages } from './reply-permission.ts'
import { sameWishPages } from './same-wish.ts'
import { settingsPages } from './settings.ts'
import { shortcutPages } from './shortcuts.ts'
import { showTask } from './task.ts'
import { taskChangeActions } from './task-change.ts'
import { taskListPages } from './task-list.ts'
import { taskReplyAction } from './task-reply.ts'
import { templatePages } from './template.ts'
import { templateListPages } from './template-list.ts'
import { showThread } from './thread.ts'
import { threadActions } from './thread-change.ts'
import { threadListPages } from './thread-list.ts'
import { wronglyCreatedPages } from './wrongly-created.ts'

const taskPages: Pages = {
  pages: [{ path: '/opgaver/:id', for: 'employee', show: (asked) => showTask(asked) }],
  actions: [taskReplyAction, presenceAction, offerAction, ...taskChangeActions],
}

const threadPages: Pages = {
  pages: [{ path: '/chats/:id', for: 'employee', show: (asked) => showThread(asked) }],
  actions: threadActions,
}

export const employeePages: Pages[] = [
  ...[taskListPages, taskPages, threadListPages, threadPages, wronglyCreatedPages],
  ...[replyPermissionPages, citizenPages, { pages: [], actions: [breakGlassAction] }],
  ...[likelySameWishPages, sameWishPages, settingsPages, templateListPages, templatePages],
  shortcutPages,
]
