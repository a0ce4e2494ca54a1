import { useEffect, useSyncExternalStore } from 'react'
import { type Mode, palettes, propertiesOf } from './palette.ts'

/** What somebody chose for this browser; `system`: whatever the system is. */
export type ChosenMode = Mode | 'system'

const KEY = 'aftersale.mode'
const dark = matchMedia('(prefers-color-scheme: dark)')
const tellers = new Set<() => void>()

function chosenMode(): ChosenMode {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseMode(mode: ChosenMode): void {
  localStorage.setItem(KEY, mode)
  for (const tell of tellers) tell()
}

function modeNow(): Mode {
  const chosen = chosenMode()
  return chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen
}

function subscribe(tell: () => void): () => void {
  dark.addEventListener('change', tell)
  // Another window of the same browser chose.
  addEventListener('storage', tell)
  tellers.add(tell)
  return () => {
    dark.removeEventListener('change', tell)
    removeEventListener('storage', tell)
    tellers.delete(tell)
  }
}

/** Puts the palette of a mode on the page, before the first component is drawn and whenever it changes. */
export function paintPage(mode: Mode = modeNow()): void {
  for (const [name, value] of propertiesOf(palettes[mode])) document.documentElement.style.setProperty(name, value)
  document.documentElement.style.colorScheme = mode
}

/** Light or dark, as was chosen or as the system is. */
export function useMode(): Mode {
  const mode = useSyncExternalStore(subscribe, modeNow)
  useEffect(() => paintPage(mode), [mode])
  return mode
}

/** What was chosen, for whoever may choose otherwise. */
export const useChosenMode = (): ChosenMode => useSyncExternalStore(subscribe, chosenMode)
