import { useEffect, useSyncExternalStore } from 'react'
import { type Mode, palettes, propertiesOf } from './palette.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

const modeNow = (): Mode => (dark.matches ? 'dark' : 'light')

function subscribe(tell: () => void): () => void {
  dark.addEventListener('change', tell)
  return () => dark.removeEventListener('change', tell)
}

/** Puts the palette of the system's mode on the page, before the first component is drawn and whenever it changes. */
export function paintPage(mode: Mode = modeNow()): void {
  for (const [name, value] of propertiesOf(palettes[mode])) document.documentElement.style.setProperty(name, value)
}

/** Light or dark, as the system is. */
export function useMode(): Mode {
  const mode = useSyncExternalStore(subscribe, modeNow)
  useEffect(() => paintPage(mode), [mode])
  return mode
}
