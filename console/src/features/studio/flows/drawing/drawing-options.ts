import type { Language } from '@aftersale/contract'
import { dialect } from '@aftersale/process'
import { localNames } from './local-names.ts'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css'
import './bpmn-theme.css'

/** A name is measured before it is drawn, so its font must be named. */
const FONT = "Arial, Helvetica, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** How every drawing of the studio reads and looks: in our dialect, in the reader's language, in the palette of the page. */
export const drawingOptions = (language: Language) => ({
  moddleExtensions: dialect,
  additionalModules: [localNames],
  language,
  bpmnRenderer: {
    defaultFillColor: 'var(--sheet)',
    defaultStrokeColor: 'var(--ink)',
    defaultLabelColor: 'var(--ink)',
  },
  textRenderer: { defaultStyle: { fontFamily: FONT, fontSize: 12 } },
})

interface Canvas {
  zoom(level: 'fit-viewport', center: 'auto'): void
  viewbox(): {
    readonly inner: Bounds
    readonly outer: { readonly width: number; readonly height: number }
    readonly scale: number
  }
  viewbox(wanted: Bounds): void
}
interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Width (px) of the palette of tools that lies on the left of a drawing. */
const PALETTE = 120

/** From where a drawing is seen in its middle; one that is too high for that from its top, where flows begin. */
const topOf = (inner: Bounds, height: number): number =>
  inner.y + (inner.height > height - 40 ? -20 : (inner.height - height) / 2)

/** Shows the whole drawing, beside the palette; its beginning where `least` (a scale) is more than that. */
export function fitBesidePalette(canvas: Canvas, least = 0): void {
  canvas.zoom('fit-viewport', 'auto')
  const { inner, outer } = canvas.viewbox()
  if (outer.width <= PALETTE * 2 || inner.width === 0) return
  const whole = Math.min(1, (outer.width - PALETTE - 40) / inner.width, (outer.height - 40) / Math.max(1, inner.height))
  const scale = Math.max(whole, least)
  const [width, height] = [outer.width / scale, outer.height / scale]
  const room = width - PALETTE / scale
  canvas.viewbox({
    x: inner.x + (inner.width > room ? -20 : (inner.width - room) / 2) - PALETTE / scale,
    y: topOf(inner, height),
    width,
    height,
  })
}

/** Below this scale names cannot be read: those beside an element, of 11 px, are 10 px high at it. */
export const READABLE = 0.9

/** Shows the whole drawing; where it would be too small to read, its beginning, to be moved about. */
export function showReadably(canvas: Canvas): void {
  canvas.zoom('fit-viewport', 'auto')
  const { inner, outer, scale } = canvas.viewbox()
  if (scale >= READABLE) return
  const [width, height] = [outer.width / READABLE, outer.height / READABLE]
  canvas.viewbox({ x: inner.x - 20, y: topOf(inner, height), width, height })
}
