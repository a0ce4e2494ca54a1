import type { Words } from '../document/part.ts'
import type { Scope } from '../reading/plain-flow.ts'
import { stepSentence } from '../sentences/step-words.ts'
import type { FlowVocabulary, Language } from '../sentences/vocabulary.ts'
import { changedWords, inBoth, quoted, titleOf } from './change-words.ts'
import { followCards } from './follow-cards.ts'
import type { PlainChange, ScopeEdition } from './plain-change.ts'
import { stepChanges } from './step-changes.ts'
import { placeWords, wayChange } from './way-changes.ts'

/** What differs in one part of a flow. */
export function scopeChanges(before: ScopeEdition, after: ScopeEdition, vocabulary: FlowVocabulary): PlainChange[] {
  const { added, removed, moved, ways } = followCards(before.scope, after.scope)
  const changes: PlainChange[] = []
  const tell = (
    kind: PlainChange['kind'],
    element: string | null,
    said: (language: Language) => string,
    way: string | null = null,
  ) => {
    const words = inBoth((language) => `${partWords(after.scope, language)}${said(language)}`)
    changes.push({ element, scope: after.scope.id, kind, words, isAdvanced: false, way })
  }
  const title = (edition: ScopeEdition, id: string, language: Language): string => {
    const card = edition.scope.cards.find((one) => one.id === id)
    return quoted(card === undefined ? id : titleOf(card, edition.scope, vocabulary, language))
  }
  const about = (id: string, words: Words) => (language: Language) =>
    `${title(after, id, language)}${language === 'en' ? ': ' : '：'}${words[language]}`

  // The name of a part of a flow is the name of its card.
  const [old, young] = [before.scope, after.scope]
  if (young.parent === null && JSON.stringify(old.name) !== JSON.stringify(young.name)) {
    tell('changed', null, (language) => {
      const flow = language === 'en' ? 'The flow: ' : '流程'
      return `${flow}${changedWords('name', old.name[language], young.name[language], language)}`
    })
  }
  for (const card of young.cards) {
    const { id } = card
    if (added.has(id)) {
      tell('added', id, (language) => {
        const named = title(after, id, language)
        const sentence = card.name[language] === '' ? '' : stepSentence(card, young, vocabulary, language)
        const place = placeWords(card, after, title, language)
        return language === 'en'
          ? `Added: ${named}${sentence === '' ? '' : ` – ${sentence}`}${place}`
          : `新增${named}${sentence === '' ? '' : `：${sentence}`}${place}`
      })
      continue
    }
    const former = old.cards.find((one) => one.id === id)
    if (former === undefined) continue
    if (moved.has(id)) {
      tell('moved', id, (language) => {
        const [was, is] = [before, after].map((edition) => afterWords(id, edition, title, language))
        return language === 'en'
          ? `Moved: ${title(after, id, language)} came after ${was}, comes after ${is} now`
          : `移动${title(after, id, language)}：原在${was}之后，现在${is}之后`
      })
    }
    for (const words of stepChanges({ card: former, scope: old }, { card, scope: young }, vocabulary)) {
      tell('changed', id, about(id, words))
    }
  }
  for (const way of ways) {
    const words = wayChange(way, before, after, title)
    const from = way.after?.from ?? way.before?.from ?? null
    if (words === null || from === null) continue
    const isThere = young.cards.some(({ id }) => id === from)
    tell('changed', isThere ? from : null, about(from, words), way.after?.id ?? way.before?.id ?? null)
  }
  for (const card of old.cards) {
    if (!removed.has(card.id)) continue
    tell('removed', card.id, (language) => {
      const named = title(before, card.id, language)
      const sentence = card.name[language] === '' ? '' : stepSentence(card, old, vocabulary, language)
      return language === 'en'
        ? `Removed: ${named}${sentence === '' ? '' : ` – ${sentence}`}`
        : `删除${named}${sentence === '' ? '' : `：${sentence}`}`
    })
  }
  return changes
}

/** In which part of the flow it is; nothing of what stands in the flow itself. */
const partWords = ({ parent, name }: Scope, language: Language): string => {
  if (parent === null || name[language] === '') return ''
  return language === 'en' ? `In ${quoted(name.en)}: ` : `${quoted(name['zh-CN'])}中：`
}

/** What a card comes after, in one edition. */
function afterWords(
  id: string,
  edition: ScopeEdition,
  title: (edition: ScopeEdition, id: string, language: Language) => string,
  language: Language,
): string {
  const before = [...new Set(edition.scope.ways.filter(({ to }) => to === id).map(({ from }) => from))]
  return before.map((one) => title(edition, one, language)).join(language === 'en' ? ', ' : '、')
}
