import type { Language } from '@aftersale/contract'
import { labelIn } from '@aftersale/kernel'
import type { BaseViewerOptions } from 'bpmn-js/lib/BaseViewer'
import { type Drawn, nameIn } from './names.ts'

type ModuleDeclaration = NonNullable<BaseViewerOptions['additionalModules']>[number]

/** What a drawing's element looks like to whoever draws it. */
interface Shape {
  readonly businessObject?: Drawn
}

type Draw = (parent: SVGElement, element: Shape, attributes?: object) => SVGElement

interface Renderer {
  readonly drawShape: Draw
  readonly drawConnection: Draw
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

/** Draws everything with its name in the reader's language. The file keeps both names: only while it draws, one stands for the other. */
class LocalNames {
  static readonly $inject = ['eventBus', 'bpmnRenderer', 'config.language']

  constructor(eventBus: EventBus, renderer: Renderer, language: Language) {
    const draw = (how: Draw, { gfx, element, attrs }: Rendering): SVGElement =>
      called(element.businessObject, language, () => how.call(renderer, gfx, element, attrs))
    eventBus.on('render.shape', FIRST, (_, context) => draw(renderer.drawShape, context))
    eventBus.on('render.connection', FIRST, (_, context) => draw(renderer.drawConnection, context))
    // The library draws a name beside its element anew only when the name in the file changes.
    eventBus.on('elements.changed', ({ elements }) => {
      for (const { label } of elements) if (label !== undefined) eventBus.fire('element.changed', { element: label })
    })
  }
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
