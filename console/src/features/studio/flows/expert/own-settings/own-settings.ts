import type { Language, Vocabulary } from '@aftersale/contract'
import { chineseNameOf, setChineseName } from './chinese-name.ts'
import { type EditedElement, type Editing, type Moddle, textIn } from './editing.ts'
import { type PanelGroup, textEntry } from './entry.ts'
import { calendarGroup, definitionOf, errorGroup, publishGroup } from './event-groups.ts'
import { settingWords } from './setting-words.ts'
import { approvalGroup, fieldRightsGroup, sendBackGroup } from './task-groups.ts'

interface Panel {
  registerProvider(priority: number, provider: OwnSettings): void
}
interface Drawing {
  filter(wanted: (element: EditedElement) => boolean): readonly EditedElement[]
}

/** After the groups of the dialect's own provider. */
const LAST = 400

const CATCHES_ERRORS = new Set(['bpmn:BoundaryEvent', 'bpmn:StartEvent'])
const PUBLISHES = new Set(['bpmn:SendTask', 'bpmn:IntermediateThrowEvent', 'bpmn:EndEvent'])

/** The settings of our own namespace, and names in both languages, in the panel of settings. */
class OwnSettings {
  static readonly $inject = [
    'propertiesPanel',
    'modeling',
    'bpmnFactory',
    'elementRegistry',
    'config.language',
    'config.vocabulary',
  ]
  readonly #editing: Editing
  readonly #drawing: Drawing
  readonly #language: Language
  readonly #vocabulary: Vocabulary

  constructor(
    panel: Panel,
    modeling: Editing['modeling'],
    bpmnFactory: Editing['bpmnFactory'],
    drawing: Drawing,
    language: Language,
    vocabulary: Vocabulary,
  ) {
    this.#editing = { modeling, bpmnFactory }
    this.#drawing = drawing
    this.#language = language
    this.#vocabulary = vocabulary
    panel.registerProvider(LAST, this)
  }

  getGroups(selected: EditedElement) {
    const element = selected.labelTarget ?? selected
    return (groups: readonly PanelGroup[]): readonly PanelGroup[] => [
      ...groups.map((group) => (group.id === 'general' ? this.#withNames(group, element) : group)),
      ...this.#own(element),
    ]
  }

  /** The name in both languages, instead of the one that the file draws. */
  #withNames(general: PanelGroup, element: EditedElement): PanelGroup {
    const words = settingWords(this.#language)
    const of = element.businessObject
    const entries = general.entries ?? []
    if (!entries.some(({ id }) => id === 'name') || of.$type === 'bpmn:TextAnnotation') return general
    const english = textEntry({
      id: 'name',
      label: words.english,
      get: () => textIn(of, 'name'),
      set: (name) => this.#editing.modeling.updateModdleProperties(element, of, { name: name.trim() || undefined }),
    })
    const chinese = textEntry({
      id: 'name-chinese',
      label: words.chinese,
      get: () => chineseNameOf(element),
      set: (name) => setChineseName(element, name, this.#editing),
    })
    const names = this.#language === 'zh-CN' ? [chinese, english] : [english, chinese]
    return { ...general, entries: entries.flatMap((entry) => (entry.id === 'name' ? names : [entry])) }
  }

  #own(element: EditedElement): PanelGroup[] {
    const words = settingWords(this.#language)
    const of = element.businessObject
    const isTask = element.type === 'bpmn:UserTask'
    const isTimed = definitionOf(of, 'bpmn:TimerEventDefinition') !== null
    const error = CATCHES_ERRORS.has(element.type) ? definitionOf(of, 'bpmn:ErrorEventDefinition') : null
    const throws = element.type === 'bpmn:SendTask' || definitionOf(of, 'bpmn:MessageEventDefinition') !== null
    return [
      isTask ? approvalGroup(element, this.#editing, words) : null,
      isTask ? sendBackGroup(element, this.#tasks(), this.#editing, words, this.#language) : null,
      isTask ? fieldRightsGroup(element, this.#editing, words) : null,
      isTask || isTimed
        ? calendarGroup(element, this.#vocabulary.calendars, this.#editing, words, this.#language)
        : null,
      error === null ? null : errorGroup(element, error, this.#editing, words),
      throws && PUBLISHES.has(element.type) ? publishGroup(element, this.#editing, words) : null,
    ].filter((group) => group !== null)
  }

  #tasks(): Moddle[] {
    const tasks = this.#drawing.filter(({ type, labelTarget }) => type === 'bpmn:UserTask' && labelTarget === undefined)
    return tasks.map(({ businessObject }) => businessObject)
  }
}

export const ownSettings = { __init__: ['ownSettings'], ownSettings: ['type', OwnSettings] }
