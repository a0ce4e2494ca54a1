import { useSyncExternalStore } from 'react'

/** Where one is: the parts of the address behind `#/`. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed)
      return () => window.removeEventListener('hashchange', changed)
    },
    () => window.location.hash,
  )
  return hash
    .replace(/^#\/?/, '')
    .split('?', 1)[0]!
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
}

const addressOf = (parts: readonly (string | number)[]) =>
  `#/${parts.map((part) => encodeURIComponent(part)).join('/')}`

export function go(...parts: readonly (string | number)[]): void {
  window.location.hash = addressOf(parts)
  window.scrollTo(0, 0)
}

/** Goes there without leaving a trace to come back to. */
export function goInstead(...parts: readonly (string | number)[]): void {
  window.location.replace(addressOf(parts))
  window.scrollTo(0, 0)
}

/** What a link brings along: `#/?order=…`. */
export const broughtBy = (name: string): string =>
  new URLSearchParams(window.location.hash.split('?')[1] ?? '').get(name) ?? ''
