import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { answered } from './refused.ts'

/** What time it was to the server when it was asked last, and here. */
let known = { server: Date.now(), here: Date.now() }

/** What time it is to the server: a demonstration's goes faster than ours, and a desk's clock may be wrong. */
export const serverNow = (): number => known.server + (Date.now() - known.here)

/** Asks the server what time it is, now and every minute. */
export const timeQuery = queryOptions({
  queryKey: ['time'],
  refetchInterval: 60_000,
  queryFn: async ({ signal }) => {
    const { now } = await answered(api().getTime({ signal }))
    known = { server: now, here: Date.now() }
    return now
  },
})
