import { lazy, type ReactNode, useEffect, useState } from 'react'
import { LazyPart } from '../release/lazy-part.tsx'

const load = () => import('./palette.tsx')
const Palette = lazy(() => load().then(({ Palette }) => ({ default: Palette })))

/** The search for everything: opened by a button, and by Ctrl-K or Cmd-K from everywhere, also while one is typing. */
export function usePalette(): { readonly open: () => void; readonly palette: ReactNode } {
  const [isOpen, setOpen] = useState(false)
  // What is typed right after the keys must not be lost to a script that is still on its way.
  useEffect(() => {
    const later = setTimeout(() => void load().catch(() => undefined), 1_000)
    return () => clearTimeout(later)
  }, [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen((before) => !before)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const palette = <LazyPart>{isOpen ? <Palette onClose={() => setOpen(false)} /> : null}</LazyPart>
  return { open: () => setOpen(true), palette }
}
