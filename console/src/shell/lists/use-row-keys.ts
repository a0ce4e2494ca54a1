import type { RefObject } from 'react'
import { useKeys } from '../use-keys.ts'

const ROW = '[data-row]'

/**
 * Moves through the rows of a list with j and k. A row is a link marked `data-row`: it takes the focus, so that Enter opens
 * it and a screen reader reads it.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>(ROW) ?? [])]
    const present = rows.findIndex((row) => row === document.activeElement)
    const next = present === -1 ? rows.at(0) : rows[Math.min(Math.max(present + step, 0), rows.length - 1)]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
}
