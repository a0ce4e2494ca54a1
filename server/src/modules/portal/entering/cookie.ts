import { PORTAL_COOKIE } from '@aftersale/contract'

const LONGEST_SECONDS = 12 * 60 * 60

/** The cookie of a session: for our own pages only, out of the reach of scripts; without a token, the end of it. */
export function portalCookie(token: string | null, isSecure: boolean): string {
  const age = token === null ? 0 : LONGEST_SECONDS
  const flags = `Path=/api/portal; HttpOnly; SameSite=Strict; Max-Age=${age}${isSecure ? '; Secure' : ''}`
  return `${PORTAL_COOKIE}=${token ?? ''}; ${flags}`
}

/** The token in a request's cookies. */
export function tokenIn(headers: Headers): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(/[;,]/)) {
    const [name, value = ''] = pair.trim().split('=', 2)
    if (name === PORTAL_COOKIE && /^[\w-]{43}$/.test(value)) return value
  }
  return undefined
}
