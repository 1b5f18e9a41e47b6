/** The identity provider's sessions, codes and grants: forgotten when it stops. */
import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  payload: AdapterPayload
  until: number
}

/** One map for all kinds of things, so that a withdrawn grant takes its tokens along. */
export function memoryAdapters(): (kind: string) => Adapter {
  const kept = new Map<string, Kept>()
  const isNow = ({ until }: Kept) => until > Date.now()

  return (kind) => {
    const find = async (id: string) => {
      const one = kept.get(`${kind}/${id}`)
      return one && isNow(one) ? one.payload : undefined
    }
    const findBy = async (field: 'uid' | 'userCode', value: string) => {
      for (const [key, one] of kept)
        if (key.startsWith(`${kind}/`) && isNow(one) && one.payload[field] === value)
          return one.payload
      return undefined
    }
    return {
      find,
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (userCode) => findBy('userCode', userCode),
      upsert: async (id, payload, expiresIn = 86_400) => {
        for (const [key, one] of kept) if (!isNow(one)) kept.delete(key)
        kept.set(`${kind}/${id}`, { payload, until: Date.now() + expiresIn * 1000 })
      },
      consume: async (id) => {
        const payload = await find(id)
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
      },
      destroy: async (id) => {
        kept.delete(`${kind}/${id}`)
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, one] of kept) if (one.payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
