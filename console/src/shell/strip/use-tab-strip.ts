import { type RefObject, useEffect } from 'react'
import styles from './strip.module.css'
import { useEdges } from './use-edges.ts'

const CHOSEN = '[aria-current], [aria-pressed="true"], .ant-segmented-item-selected'

type TabStrip = { readonly ref: RefObject<HTMLDivElement | null>; readonly className: string }

/**
 * For tabs that may be more than the screen is wide: they fade at the edge beyond which there are more, and the chosen one is
 * in view. `chosen` is what tells one choice from another.
 */
export function useTabStrip(chosen: string | undefined): TabStrip {
  const ref = useEdges<HTMLDivElement>()
  useEffect(() => {
    const strip = ref.current
    const tab = chosen === undefined ? null : strip?.querySelector(CHOSEN)
    if (!strip || !tab) return
    // Not scrollIntoView, which would move the page as well.
    const [all, one] = [strip.getBoundingClientRect(), tab.getBoundingClientRect()]
    strip.scrollLeft += one.left + one.width / 2 - (all.left + all.width / 2)
  }, [ref, chosen])
  return { ref, className: styles.strip ?? '' }
}
