import { type RefObject, useEffect, useRef } from 'react'

/**
 * For what may be wider than its place and scrolls sideways: `data-more-before` and `data-more-after` stand on it while there is
 * more beyond that edge, so that its style can say so.
 */
export function useEdges<Place extends HTMLElement>(): RefObject<Place | null> {
  const ref = useRef<Place>(null)
  useEffect(() => {
    const place = ref.current
    if (place === null) return undefined
    const measure = () => {
      const hidden = place.scrollWidth - place.clientWidth
      place.toggleAttribute('data-more-before', place.scrollLeft > 1)
      place.toggleAttribute('data-more-after', place.scrollLeft < hidden - 1)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(place)
    for (const child of place.children) observer.observe(child)
    place.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      place.removeEventListener('scroll', measure)
    }
  }, [])
  return ref
}
