const KEY = 'aftersale.reloaded'
const PAUSE_MILLISECONDS = 60_000

/**
 * The scripts of pages have other names after a release, so a console that was open before it finds them gone. It is loaded
 * anew then: once a minute at most, for a script may also be missing for good.
 */
export function reloadAfterRelease(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (!navigator.onLine || Date.now() - last < PAUSE_MILLISECONDS) return
    sessionStorage.setItem(KEY, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}
