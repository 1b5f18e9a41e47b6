import type { Visit } from './ask.ts'
import { frame } from './frame.ts'
import type { Asked, Redirect, View } from './page.ts'

export async function answer(ctx: Visit, asked: Asked, next: View | Redirect): Promise<void> {
  if ('to' in next) {
    ctx.redirect(next.to)
    ctx.status = 303
    return
  }
  // a page says what is the matter, also where the API does not say who one is
  const me = asked.personId ? await asked.me().catch(() => undefined) : undefined
  const { assets, nonce, letFrame } = ctx.state
  if (next.embedded) letFrame()
  ctx.status = next.status ?? 200
  ctx.type = 'html'
  ctx.body = frame(asked, next, { ...assets, nonce, me })
}
