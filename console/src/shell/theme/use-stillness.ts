import { useSyncExternalStore } from 'react'

const still = matchMedia('(prefers-reduced-motion: reduce)')

function subscribe(tell: () => void): () => void {
  still.addEventListener('change', tell)
  return () => still.removeEventListener('change', tell)
}

/** Whether the system asks for as little motion as can be. */
export const useStillness = (): boolean => useSyncExternalStore(subscribe, () => still.matches)
