import { type RefObject, useEffect, useRef } from 'react'

interface Undoable {
  readonly undo: () => void
  readonly redo: () => void
}

/** Ctrl+Z and Ctrl+Shift+Z inside a part of the page, but in fields, which have their own; null: not now. */
export function useUndoKeys(undoable: Undoable | null): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null || undoable === null) return
    const onKeyDown = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')
      if (inField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) undoable.redo()
      else undoable.undo()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [undoable])
  return place
}
