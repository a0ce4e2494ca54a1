import type { Language } from '@aftersale/contract'
import LabelEditingProvider from 'bpmn-js/lib/features/label-editing/LabelEditingProvider'
import { chineseName, type Drawn, nameIn } from '../drawing/names.ts'
import { setChineseName } from './own-settings/chinese-name.ts'
import type { EditedElement, Editing } from './own-settings/editing.ts'

type Services = ConstructorParameters<typeof LabelEditingProvider>
type Bounds = Parameters<LabelEditingProvider['update']>[3]

/** A name is edited on the drawing in the language in which it is drawn; what has no name yet gets the one that is written. */
class LocalLabels extends LabelEditingProvider {
  static override readonly $inject: string[] = [
    'eventBus',
    'bpmnFactory',
    'canvas',
    'directEditing',
    'modeling',
    'resizeHandles',
    'textRenderer',
    'config.language',
  ]
  readonly #language: Language
  readonly #editing: Editing

  constructor(
    ...[eventBus, bpmnFactory, canvas, directEditing, modeling, handles, text, language]: [...Services, Language]
  ) {
    super(eventBus, bpmnFactory, canvas, directEditing, modeling, handles, text)
    this.#language = language
    this.#editing = { modeling, bpmnFactory } as unknown as Editing
  }

  override activate(
    element: Parameters<LabelEditingProvider['activate']>[0],
  ): ReturnType<LabelEditingProvider['activate']> {
    const context = super.activate(element)
    const drawn: Drawn = element.businessObject
    if (context !== undefined && drawn.name !== undefined) context['text'] = nameIn(drawn, this.#language)
    return context
  }

  override update(
    element: Parameters<LabelEditingProvider['update']>[0],
    label: string,
    before: string,
    bounds: Bounds,
  ): void {
    const drawn: Drawn = element.businessObject
    const isTranslated = drawn.name !== undefined && (chineseName(drawn) !== null || /[a-z]/i.test(drawn.name))
    if (this.#language !== 'zh-CN' || !isTranslated || label.trim() === '') {
      super.update(element, label, before, bounds)
      return
    }
    setChineseName(element as unknown as EditedElement, label, this.#editing)
  }
}

export const localLabels = { labelEditingProvider: ['type', LocalLabels] }
