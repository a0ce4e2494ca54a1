import type { Language } from '@aftersale/contract'
import { labelIn } from '@aftersale/kernel'
import type { BaseViewerOptions } from 'bpmn-js/lib/BaseViewer'
import { type Drawn, nameIn } from './names.ts'

type ModuleDeclaration = NonNullable<BaseViewerOptions['additionalModules']>[number]

/** What a drawing's element looks like to whoever draws it. */
interface Shape {
  readonly businessObject?: Drawn
  readonly labelTarget?: object
  readonly width?: number
}

type Draw = (parent: SVGElement, element: Shape, attributes?: object) => SVGElement

interface Renderer {
  readonly drawShape: Draw
  readonly drawConnection: Draw
}

interface TextRenderer {
  getDimensions(text: string, how: { readonly box: object; readonly style: object }): { readonly width: number }
  getExternalStyle(): object
}

interface Rendering {
  readonly gfx: SVGElement
  readonly element: Shape
  readonly attrs?: object
}

interface Changed {
  readonly elements: readonly { readonly label?: object }[]
}

interface EventBus {
  on(event: string, priority: number, handle: (event: object, context: Rendering) => SVGElement): void
  on(event: string, handle: (event: Changed) => void): void
  fire(event: string, about: object): void
}

/** Before the renderer of the library, which draws the name as it stands in the file. */
const FIRST = 1_600

/** No name beside an element is drawn wider (px), be it a single word. */
const WIDEST = 96

/** Draws everything with its name in the reader's language. The file keeps both names: only while it draws, one stands for the other. */
class LocalNames {
  static readonly $inject = ['eventBus', 'bpmnRenderer', 'textRenderer', 'config.language']

  constructor(eventBus: EventBus, renderer: Renderer, texts: TextRenderer, language: Language) {
    const draw = (how: Draw, { gfx, element, attrs }: Rendering): SVGElement =>
      called(element.businessObject, language, () => how.call(renderer, gfx, element, attrs))
    const drawLabel = (context: Rendering): SVGElement => {
      const { element, lacking } = withRoom(context.element, language, texts)
      const drawn = draw(renderer.drawShape, { ...context, element })
      if (lacking > 0) drawn.setAttribute('transform', `translate(${-lacking / 2} 0)`)
      return drawn
    }
    eventBus.on('render.shape', FIRST, (_, context) =>
      context.element.labelTarget === undefined ? draw(renderer.drawShape, context) : drawLabel(context),
    )
    eventBus.on('render.connection', FIRST, (_, context) => draw(renderer.drawConnection, context))
    // The library draws a name beside its element anew only when the name in the file changes.
    eventBus.on('elements.changed', ({ elements }) => {
      for (const { label } of elements) if (label !== undefined) eventBus.fire('element.changed', { element: label })
    })
  }
}

/** Whoever drew the file left room for another name or another font: a word that has too little of it would be broken. */
function withRoom(label: Shape, language: Language, texts: TextRenderer): { element: Shape; lacking: number } {
  const { businessObject, width = 0 } = label
  const name = businessObject === undefined ? '' : nameIn(businessObject, language)
  // Chinese may break anywhere.
  const words = name.split(/\s+/).filter((word) => !/\p{Script=Han}/u.test(word))
  const how = { box: { width: 1_000, height: 30 }, style: texts.getExternalStyle() }
  const needed = words.map((word) => Math.ceil(texts.getDimensions(word, how).width))
  const lacking = Math.min(WIDEST, Math.max(width, ...needed)) - width
  if (lacking <= 0) return { element: label, lacking: 0 }
  return { element: Object.create(label, { width: { value: width + lacking } }), lacking }
}

function called<Value>(element: Drawn | undefined, language: Language, act: () => Value): Value {
  const { name, text } = element ?? {}
  if (element === undefined) return act()
  if (name !== undefined) element.name = nameIn(element, language)
  if (text !== undefined) element.text = labelIn(text, language)
  try {
    return act()
  } finally {
    if (name !== undefined) element.name = name
    if (text !== undefined) element.text = text
  }
}

export const localNames: ModuleDeclaration = { __init__: ['localNames'], localNames: ['type', LocalNames] }
