import { useState } from 'react'
import type { ListName } from './definition.ts'

/** How a list looks to somebody on this machine. */
export type Layout = { readonly columns: readonly string[]; readonly density: 'compact' | 'roomy' }

const keyOf = (list: ListName) => `aftersale.list.${list}`

function stored(list: ListName): Partial<Layout> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

/** The columns and the density of a list, remembered on this machine. */
export function useLayout(list: ListName, usual: readonly string[]): readonly [Layout, (layout: Layout) => void] {
  const [layout, setLayout] = useState<Layout>(() => {
    const { columns, density } = stored(list)
    const isList = Array.isArray(columns) && columns.length > 0 && columns.every((one) => typeof one === 'string')
    return { columns: isList ? columns : usual, density: density === 'roomy' ? 'roomy' : 'compact' }
  })
  const change = (next: Layout) => {
    setLayout(next)
    localStorage.setItem(keyOf(list), JSON.stringify(next))
  }
  return [layout, change]
}
