import type { Words } from '../document/part.ts'
import type { Card, Way } from '../reading/plain-flow.ts'
import type { Language } from '../sentences/vocabulary.ts'
import { takenWords, wayWords } from '../sentences/way-words.ts'
import { changedWords, inBoth, quoted } from './change-words.ts'
import type { FollowedWay } from './follow-cards.ts'
import type { ScopeEdition } from './plain-change.ts'

type TitleOf = (edition: ScopeEdition, id: string, language: Language) => string

/** Where an added card stands: what leads to it, and what it leads to where it has a choice. */
export function placeWords({ id }: Card, edition: ScopeEdition, title: TitleOf, language: Language): string {
  const { scope, known } = edition
  const said = (way: Way, end: 'from' | 'to') => {
    const words = wayWords(way, known, language)
    const named = title(edition, way[end], language)
    if (words === '') return named
    return language === 'en' ? `${named} (${words})` : `${named}（${words}）`
  }
  const listed = (ways: readonly Way[], end: 'from' | 'to') =>
    ways.map((way) => said(way, end)).join(language === 'en' ? ', ' : '、')
  const arriving = scope.ways.filter(({ to }) => to === id)
  const leaving = scope.ways.filter(({ from }) => from === id)
  const after = arriving.length === 0 ? '' : listed(arriving, 'from')
  const ways = leaving.length < 2 ? '' : listed(leaving, 'to')
  const place = after === '' ? '' : language === 'en' ? `; after ${after}` : `；在${after}之后`
  if (ways === '') return place
  return language === 'en' ? `${place}; leads to ${ways}` : `${place}；通向${ways}`
}

/** What became of a way, as a piece of a sentence about the card that it leaves; null: nothing that is to be told of it. */
export function wayChange(
  { before, after, isExplained }: FollowedWay,
  old: ScopeEdition,
  young: ScopeEdition,
  title: TitleOf,
): Words | null {
  const pieces: Words[] = []
  const leads = (way: Way, edition: ScopeEdition, language: Language) => {
    const words = wayWords(way, edition.known, language)
    const to = title(edition, way.to, language)
    if (language === 'en') return words === '' ? `the way to ${to}` : `the way to ${to} (${words})`
    return words === '' ? `通向${to}的路径` : `通向${to}的路径（${words}）`
  }
  if (!isExplained) {
    pieces.push(
      inBoth((language) => {
        const en = language === 'en'
        if (before === null) return after === null ? '' : `${en ? 'new: ' : '新增'}${leads(after, young, language)}`
        if (after === null) return `${en ? 'gone: ' : '删除'}${leads(before, old, language)}`
        const [was, is] = [title(old, before.to, language), title(young, after.to, language)]
        const words = wayWords(after, young.known, language)
        if (before.to === after.to) {
          return en
            ? `${leads(after, young, language)} came from ${title(old, before.from, language)}`
            : `${leads(after, young, language)}原从${title(old, before.from, language)}出发`
        }
        return en
          ? `the way${words === '' ? '' : ` (${words})`} leads to ${is}, led to ${was}`
          : `路径${words === '' ? '' : `（${words}）`}改为通向${is}，原通向${was}`
      }),
    )
  }
  if (before !== null && after !== null) {
    const compared = (said: (way: Way, edition: ScopeEdition, language: Language) => string): void => {
      if (LANGUAGES.every((language) => said(before, old, language) === said(after, young, language))) return
      pieces.push(
        inBoth((language) => {
          const [was, is] = [said(before, old, language), said(after, young, language)]
          const to = title(young, after.to, language)
          return language === 'en'
            ? `the way to ${to} ${changedWords(null, was, is, language)}`
            : `通向${to}的路径${changedWords(null, was, is, language)}`
        }),
      )
    }
    compared((way, { known }, language) => wayWords(way, known, language))
    if (isNamed(before) || isNamed(after)) compared((way, { known }, language) => takenWords(way, known, language))
  }
  const [first, ...rest] = pieces
  if (first === undefined) return null
  return rest.reduce((all, one) => ({ en: `${all.en}; ${one.en}`, 'zh-CN': `${all['zh-CN']}；${one['zh-CN']}` }), first)
}

const LANGUAGES: readonly Language[] = ['en', 'zh-CN']

/** Where a way has a name, that is what is drawn, and what it is taken for stands behind. */
const isNamed = ({ name, interruption }: Way): boolean => interruption === null && quoted(name.en) !== quoted('')
