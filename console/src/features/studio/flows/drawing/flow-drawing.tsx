import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../../text/use-language.ts'
import { type Box, badgePlace, type Neighbour } from './badge-place.ts'
import { drawable } from './drawable.ts'
import styles from './drawing.module.css'
import { drawingOptions, showReadably } from './drawing-options.ts'
import { DrawingZoom } from './drawing-zoom.tsx'

/** How an element stands out. */
export type Mark = 'added' | 'removed' | 'changed' | 'waiting' | 'stuck' | 'chosen' | 'target'

/** A short text at an element: at its upper corner, a quiet one where there is room. */
export interface Badge {
  readonly element: string
  readonly text: string
  readonly title: string
  readonly tone: 'waiting' | 'stuck' | 'quiet'
}

interface FlowDrawingProps {
  readonly content: string
  /** What the drawing is called, for those who do not see it. */
  readonly title: string
  readonly marks?: ReadonlyMap<string, Mark>
  readonly badges?: readonly Badge[]
  /** An element was clicked. */
  onChoose?(element: string): void
}

interface Canvas {
  addMarker(element: string, name: string): void
  removeMarker(element: string, name: string): void
  scrollToElement(element: string, padding: number): void
}
interface Drawn extends Box {
  readonly parent?: { readonly children: readonly Neighbour[] }
}
interface Elements {
  get(id: string): Drawn | undefined
}
interface Overlays {
  add(element: string, type: string, overlay: object): void
  remove(filter: { type: string }): void
}
interface Clicked {
  readonly element: { readonly id: string; readonly labelTarget?: { readonly id: string } }
}

/** A flow as it is drawn, to look at: names in the reader's language, marks and short texts at its elements. */
export function FlowDrawing({ content, title, marks, badges, onChoose }: FlowDrawingProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<NavigatedViewer | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const choose = useRef(onChoose)
  useEffect(() => {
    choose.current = onChoose
  }, [onChoose])
  useEffect(() => {
    if (place.current === null) return
    const viewer = new NavigatedViewer({ ...drawingOptions(language), container: place.current })
    let isGone = false
    viewer.on('element.click', ({ element }: Clicked) => choose.current?.((element.labelTarget ?? element).id))
    const open = async (): Promise<void> => {
      try {
        await viewer.importXML(drawable(content).xml)
        if (isGone) return
        showReadably(viewer.get('canvas'))
        setFailure(null)
        setDrawn(viewer)
      } catch (error) {
        if (!isGone) setFailure(error instanceof Error ? error.message : String(error))
      }
    }
    void open()
    return () => {
      isGone = true
      setDrawn(null)
      viewer.destroy()
    }
  }, [content, language])
  useEffect(() => {
    if (drawn === null || marks === undefined) return
    const canvas = drawn.get<Canvas>('canvas')
    const elements = drawn.get<Elements>('elementRegistry')
    const there = [...marks].filter(([id]) => elements.get(id) !== undefined)
    for (const [id, mark] of there) {
      canvas.addMarker(id, `mark-${mark}`)
      // Somebody asked for it by its name: it may lie outside of what is seen.
      if (mark === 'chosen') canvas.scrollToElement(id, 80)
    }
    return () => {
      for (const [id, mark] of there) if (elements.get(id) !== undefined) canvas.removeMarker(id, `mark-${mark}`)
    }
  }, [drawn, marks])
  useEffect(() => {
    if (drawn === null || badges === undefined) return
    const overlays = drawn.get<Overlays>('overlays')
    const elements = drawn.get<Elements>('elementRegistry')
    for (const badge of badges) {
      const shape = elements.get(badge.element)
      if (shape === undefined) continue
      const html = document.createElement('span')
      html.className = styles['badge'] ?? ''
      html.dataset['tone'] = badge.tone
      html.textContent = badge.text
      html.title = badge.title
      const position =
        badge.tone === 'quiet'
          ? badgePlace(badge.text, shape, shape.parent?.children.filter((one) => one !== shape) ?? [])
          : { top: -12, right: 14 }
      overlays.add(badge.element, 'badge', { position, html })
    }
    return () => overlays.remove({ type: 'badge' })
  }, [drawn, badges])
  return (
    <div className={styles.frame} role="region" aria-label={title}>
      {failure === null ? null : (
        <p role="alert" className={styles.failure}>
          {t('studioFlow.notDrawn', { reason: failure })}
        </p>
      )}
      <div ref={place} className={styles.canvas} />
      {drawn === null ? null : <DrawingZoom viewer={drawn} />}
    </div>
  )
}
