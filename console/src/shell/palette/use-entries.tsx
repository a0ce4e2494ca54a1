import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { caseTypesQuery } from '../../api/listings.ts'
import { answered } from '../../api/refused.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { LANGUAGE_NAMES } from '../../text/language.ts'
import { useLanguage } from '../../text/use-language.ts'
import { placesFor } from '../frame/places.tsx'
import { showLanguage } from '../frame/show-language.ts'
import { topicsFor } from '../frame/topics.ts'
import { useMay } from '../use-may.ts'
import { useMe } from '../use-me.ts'
import { addressOf, type Found, type Kind, listAddress, stateText } from './found.ts'
import { recentItems } from './recent.ts'

/** One line of the palette: it leads somewhere, or does something. */
export type Entry = {
  readonly key: string
  readonly title: string
  readonly detail: string | null
  /** Where it stands. */
  readonly state?: string | null
  readonly icon?: ReactNode
  readonly does: { readonly open: string; readonly kind: string } | { readonly run: () => void }
}

export type EntryGroup = { readonly key: string; readonly title: string; readonly entries: readonly Entry[] }

/** What the palette offers for a text: what was found, pages and actions; without one, what was opened last. */
export function useEntries(typed: string): {
  readonly groups: readonly EntryGroup[]
  readonly isSearching: boolean
  /** Whether what was found is that of an earlier text. */
  readonly isOfEarlier: boolean
  readonly isFailed: boolean
} {
  const { t } = useTranslation()
  const me = useMe()
  const q = typed.trim()
  const search = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => answered(api().searchAll({ query: { q }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const found = (q === '' ? [] : (search.data?.groups ?? [])).map(({ kind, items, more }): EntryGroup => {
    const entries = items.map((item) => foundEntry(kind, item, t))
    const all = more ? listAddress(kind, q) : null
    const rest: Entry[] =
      all === null
        ? []
        : [{ key: `${kind} all`, title: t('palette.all'), detail: null, does: { open: all, kind: 'list' } }]
    return { key: kind, title: t(`palette.kind.${kind}`), entries: [...entries, ...rest] }
  })
  const pages = placesFor(me.permissions)
    .flatMap(({ places }) => places)
    .map(
      ({ to, text, icon }): Entry => ({
        key: `page ${to}`,
        title: t(`places.${text}`),
        detail: null,
        icon,
        does: { open: to, kind: 'page' },
      }),
    )
  const topics = topicsFor(me.permissions)
    .flatMap(({ topics }) => topics)
    .map(
      ({ to, text }): Entry => ({
        key: `page ${to}`,
        title: t(`admin.places.${text}`),
        detail: t('places.admin'),
        does: { open: to, kind: 'page' },
      }),
    )
  const types = useCaseTypes(q !== '')
  const actions = useActions()
  const fits = ({ title }: Entry) => q === '' || title.toLowerCase().includes(q.toLowerCase())
  const recent = recentItems(me.userId).map(
    ({ address, title, detail, kind }): Entry => ({
      key: `recent ${address}`,
      title,
      detail,
      does: { open: address, kind },
    }),
  )
  const groups: readonly EntryGroup[] = [
    { key: 'recent', title: t('palette.recent'), entries: q === '' ? recent : [] },
    ...found,
    { key: 'types', title: t('palette.types'), entries: q === '' ? [] : types.filter(fits) },
    // Without a text, what the menu leads to is enough.
    { key: 'pages', title: t('palette.pages'), entries: (q === '' ? pages : [...pages, ...topics]).filter(fits) },
    { key: 'actions', title: t('palette.actions'), entries: actions.filter(fits) },
  ]
  return {
    groups: groups.filter(({ entries }) => entries.length > 0),
    isSearching: q !== '' && search.isFetching,
    isOfEarlier: q !== '' && search.isPlaceholderData,
    isFailed: search.isError,
  }
}

const foundEntry = (kind: Kind, item: Found, t: TFunction): Entry => ({
  key: `${kind} ${item.id}`,
  title: item.title,
  detail: item.detail,
  state: stateText(kind, item, t),
  does: { open: addressOf(kind, item), kind },
})

/** Each leads to the cases of its type. */
function useCaseTypes(isAsked: boolean): readonly Entry[] {
  const language = useLanguage()
  const types = useQuery({ ...caseTypesQuery, enabled: useMay('cases.see') && isAsked })
  return (types.data?.items ?? []).map(({ key, name }) => ({
    key: `type ${key}`,
    title: inLanguage(name, language),
    detail: null,
    does: { open: `/cases?${new URLSearchParams({ type: key })}`, kind: 'page' },
  }))
}

function useActions(): readonly Entry[] {
  const { t } = useTranslation()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  const run = () => void showLanguage(other)
  const mayOpen = useMay('cases.open')
  const opening: readonly Entry[] = mayOpen
    ? [{ key: 'new case', title: t('newCase.title'), detail: null, does: { open: '/cases/new', kind: 'page' } }]
    : []
  return [
    ...opening,
    { key: 'language', title: t('palette.switchLanguage'), detail: LANGUAGE_NAMES[other], does: { run } },
  ]
}
