import { useMemo, useSyncExternalStore } from 'react'

/** Whether a media query is true just now. */
function useMedia(query: string): boolean {
  const media = useMemo(() => {
    const list = matchMedia(query)
    const subscribe = (tell: () => void) => {
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    }
    return { list, subscribe }
  }, [query])
  return useSyncExternalStore(media.subscribe, () => media.list.matches)
}

/** Whether the system asks for as little motion as can be. */
export const useStillness = (): boolean => useMedia('(prefers-reduced-motion: reduce)')

/** Whether fingers do what elsewhere a mouse does, or the screen is as narrow as those of phones. Style sheets ask the same. */
export const useTouch = (): boolean => useMedia('(pointer: coarse), (max-width: 820px)')

/** Whether the screen is as narrow as those of phones. Style sheets ask the same. */
export const useNarrow = (): boolean => useMedia('(max-width: 820px)')
