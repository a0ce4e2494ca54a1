import { type RefObject, useEffect, useRef } from 'react'
import styles from './strip.module.css'

const CHOSEN = '[aria-current], [aria-pressed="true"], .ant-segmented-item-selected'

type TabStrip = { readonly ref: RefObject<HTMLDivElement | null>; readonly className: string }

/**
 * For tabs that may be more than the screen is wide: they fade at the edge beyond which there are more, and the chosen one is
 * in view. `chosen` is what tells one choice from another.
 */
export function useTabStrip(chosen: string | undefined): TabStrip {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const strip = ref.current
    if (strip === null) return undefined
    const measure = () => {
      const hidden = strip.scrollWidth - strip.clientWidth
      strip.toggleAttribute('data-more-before', strip.scrollLeft > 1)
      strip.toggleAttribute('data-more-after', strip.scrollLeft < hidden - 1)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(strip)
    for (const tab of strip.children) observer.observe(tab)
    strip.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      strip.removeEventListener('scroll', measure)
    }
  }, [])
  useEffect(() => {
    const strip = ref.current
    const tab = chosen === undefined ? null : strip?.querySelector(CHOSEN)
    if (!strip || !tab) return
    // Not scrollIntoView, which would move the page as well.
    const [all, one] = [strip.getBoundingClientRect(), tab.getBoundingClientRect()]
    strip.scrollLeft += one.left + one.width / 2 - (all.left + all.width / 2)
  }, [chosen])
  return { ref, className: styles.strip ?? '' }
}
