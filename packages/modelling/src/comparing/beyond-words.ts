import type { FlowChange } from '@aftersale/diagram'
import type { Scope } from '../reading/plain-flow.ts'
import type { FlowVocabulary } from '../sentences/vocabulary.ts'
import { inBoth, quoted, titleOf } from './change-words.ts'
import type { Edition, PlainChange } from './plain-change.ts'
import { isSaid } from './said-settings.ts'

/** What the documents say otherwise and no card or way does: a sentence for each card, and one for all that has none. */
export function beyondWords(
  before: Edition,
  after: Edition,
  written: readonly FlowChange[],
  told: readonly PlainChange[],
  vocabulary: FlowVocabulary,
): PlainChange[] {
  const [was, is] = [ownersIn(before), ownersIn(after)]
  const spoken = new Set(told.flatMap(({ element, way }) => [element, way]))
  const unsaid = written.filter((change) => !isTold(change))
  const owners = new Map(unsaid.map(({ thing }) => [is.get(thing)?.card ?? was.get(thing)?.card ?? null, thing]))
  const changes = [...owners].map(([card, thing]): PlainChange => {
    const owner = is.get(thing) ?? was.get(thing)
    const sighted = owner?.scope.cards.find(({ id }) => id === card)
    const words = inBoth((language) => {
      if (owner === undefined || sighted === undefined) return ELSEWHERE[language]
      const named = quoted(titleOf(sighted, owner.scope, vocabulary, language))
      return language === 'en' ? `${named}: ${SETTINGS.en}` : `${named}：${SETTINGS['zh-CN']}`
    })
    return { element: card, scope: owner?.scope.id ?? null, kind: 'changed', words, isAdvanced: true, way: null }
  })
  if (changes.length > 0 || told.length > 0) return changes
  return [{ element: null, scope: null, kind: 'changed', words: ELSEWHERE, isAdvanced: true, way: null }]

  function isTold({ thing, setting, tag }: FlowChange): boolean {
    const [old, young] = [was.get(thing), is.get(thing)]
    // Messages, errors and the flow itself have no card: their names are said where events wait for them.
    if (old === undefined && young === undefined) {
      return NAMED.has(tag) && told.length > 0 && (setting === null || isSaid(setting))
    }
    // What came or went is told itself, by its way, or by the part of the flow that it came or went with.
    if (setting === null) return true
    return isSaid(setting) && (spoken.has(thing) || spoken.has((young ?? old)?.way ?? null) || isFollowed(setting))
  }

  /** Ends of ways and which one is taken otherwise: every change of those is told, or explained by a card. */
  function isFollowed(setting: string): boolean {
    return FOLLOWED.test(setting) && told.length > 0
  }
}

const FOLLOWED = /^@(?:default|sourceRef|targetRef)$/

const NAMED: ReadonlySet<string> = new Set(['bpmn:message', 'bpmn:error', 'bpmn:process'])

const SETTINGS = {
  en: 'settings that only the flow chart (BPMN) shows were changed',
  'zh-CN': '仅在流程图（BPMN）中显示的设置有改动',
} as const

const ELSEWHERE = {
  en: 'Changed beside the steps: what only the flow chart (BPMN) shows',
  'zh-CN': '步骤之外的内容有改动，仅在流程图（BPMN）中显示',
} as const

/** Where an element is told: the card that it is or belongs to, and the way that it opens. */
interface Owner {
  readonly card: string
  readonly way: string | null
  readonly scope: Scope
}

function ownersIn({ plain: { scopes } }: Edition): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>()
  for (const scope of scopes) {
    for (const { id } of scope.cards) owners.set(id, { card: id, way: null, scope })
    for (const { id, from, interruption } of scope.ways) {
      owners.set(id, { card: from, way: id, scope })
      if (interruption !== null && !owners.has(interruption.id)) {
        owners.set(interruption.id, { card: from, way: id, scope })
      }
    }
  }
  return owners
}
