import { useLayoutEffect, useRef } from 'react'
import { createKeyReader } from './key-sequence.ts'

const TYPING = 'input, textarea, select, [contenteditable], [role="combobox"], [role="dialog"] *'

/**
 * Calls what belongs to a key (`j`) or to two in a row (`g h`), unless someone is typing. A page's keys come before those
 * of its frame: it listens in the capturing phase. Whoever sees a page can use its keys: there is no moment between.
 */
export function useKeys(actions: Readonly<Record<string, () => void>>, level: 'page' | 'frame' = 'page'): void {
  const current = useRef(actions)
  useLayoutEffect(() => {
    current.current = actions
  })
  useLayoutEffect(() => {
    const read = createKeyReader()
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      const action = read(event.key, event.timeStamp)
        .map((keys) => current.current[keys])
        .find(Boolean)
      if (!action) return
      event.preventDefault()
      action()
    }
    const options = { capture: level === 'page' }
    addEventListener('keydown', listen, options)
    return () => removeEventListener('keydown', listen, options)
  }, [level])
}
