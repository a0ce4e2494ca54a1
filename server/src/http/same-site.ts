import { isIP } from 'node:net'
import { accept, type Result, refuse } from '@aftersale/kernel'

export type SiteRefusal = { code: 'http.host-unknown' } | { code: 'http.origin-foreign' }

/** The parts of a request that say which site it was sent to, and from which. Absent headers are undefined. */
export type SiteHeaders = {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  /** Whether it would be known by a cookie, which browsers send along unasked. */
  readonly byCookie: boolean
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may be meant for us and sent from our own pages. Against DNS rebinding, a host is the name of this
 * machine, an address (which no foreign name server can point elsewhere), or one of the public names we were given.
 * Against requests forged by other sites, an `Origin` must be our own, and a change made by cookie must have one, or the
 * browser's word (`Sec-Fetch-Site`) that it comes from us.
 */
export function fromOwnSite(headers: SiteHeaders, publicHosts: readonly string[]): Result<undefined, SiteRefusal> {
  const host = hostOf(`http://${headers.host ?? ''}`)
  if (!host || !isOurs(host.hostname, publicHosts)) return refuse({ code: 'http.host-unknown' })
  if (headers.origin !== undefined) {
    const origin = hostOf(headers.origin)
    const target = origin && hostOf(`${origin.protocol}//${headers.host}`)
    return origin && (origin.host === target?.host || publicHosts.includes(origin.host))
      ? accept(undefined)
      : refuse({ code: 'http.origin-foreign' })
  }
  if (READING.has(headers.method) || !headers.byCookie) return accept(undefined)
  return headers.fetchSite === 'same-origin' ? accept(undefined) : refuse({ code: 'http.origin-foreign' })
}

function isOurs(hostname: string, publicHosts: readonly string[]): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true
  return publicHosts.some((host) => hostOf(`http://${host}`)?.hostname === hostname)
}

function hostOf(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
