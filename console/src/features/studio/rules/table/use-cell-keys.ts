import { type RefObject, useEffect, useRef } from 'react'

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrow keys go from cell to cell, as in a spreadsheet. */
export function useCellKeys(): RefObject<HTMLTableElement | null> {
  const place = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const table = place.current
    if (table === null) return
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      const cell =
        event.target instanceof HTMLButtonElement ? event.target.closest<HTMLTableCellElement>('tbody > tr > *') : null
      const row = cell?.closest('tr')
      if (step === undefined || cell === null || row === null || row === undefined) return
      const rows = [...table.tBodies].flatMap((body) => [...body.rows])
      const next = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]]
      const button = next?.querySelector('button')
      if (button === null || button === undefined) return
      event.preventDefault()
      button.focus()
    }
    table.addEventListener('keydown', onKeyDown)
    return () => table.removeEventListener('keydown', onKeyDown)
  }, [])
  return place
}
