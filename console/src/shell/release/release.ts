import { entryScript } from './entry-script.ts'

const KEY = 'aftersale.reloaded'
const PAUSE_MILLISECONDS = 60_000

let isNewer = false
/** Where somebody has typed last: what no draft keeps is lost when that page is loaded anew. */
let typedOn: string | null = null
const listeners = new Set<() => void>()

/**
 * The scripts of pages have other names after a release, so a console that was open before finds them gone, and no page opens
 * any more that was not open yet. Where the server has a newer one, the page is loaded anew: at once where nothing was typed on
 * it; else it says so, and is when somebody goes elsewhere.
 */
export function watchForRelease(): void {
  addEventListener('input', () => void (typedOn = location.pathname), { capture: true })
  addEventListener('vite:preloadError', () => void lookForRelease())
}

async function lookForRelease(): Promise<void> {
  if (isNewer || !(await hasServerNewer())) return
  isNewer = true
  for (const tell of listeners) tell()
  if (typedOn !== location.pathname) loadAnew()
}

/** Out of reach is not newer: then the page stays as it is. */
async function hasServerNewer(): Promise<boolean> {
  try {
    const answer = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store' })
    const there = answer.ok ? entryScript(await answer.text()) : null
    return there !== null && there !== entryScript(document.documentElement.outerHTML)
  } catch {
    return false
  }
}

/** Loads the page anew, once a minute at most: what stands between may go on giving the old one. */
export function loadAnew(): void {
  const last = Number(sessionStorage.getItem(KEY) ?? 0)
  if (Date.now() - last < PAUSE_MILLISECONDS) return
  sessionStorage.setItem(KEY, String(Date.now()))
  location.reload()
}

export const release = {
  subscribe: (tell: () => void): (() => void) => {
    listeners.add(tell)
    return () => void listeners.delete(tell)
  },
  /** Whether the server has a newer console than this one. */
  isNewer: (): boolean => isNewer,
  /** Whether somebody has typed on the page of that address, and not gone elsewhere since. */
  isTypedOn: (path: string): boolean => typedOn === path,
}
