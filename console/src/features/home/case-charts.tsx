import { isoOf } from '@aftersale/kernel'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../text/bilingual.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { reasonText } from '../cases/index.ts'
import type { Home } from './home.ts'
import { type Share, totalOf } from './parts.ts'
import { Shares } from './shares.tsx'

/** Open cases by their type, and why rules judged as they did. */
export function CaseCharts({ home: { types, reasons } }: { readonly home: Pick<Home, 'types' | 'reasons'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const open = (types ?? []).map(({ type, name, open: count }) => ({
    name: name === null ? t('lists.importedReturn') : inLanguage(name, language),
    count,
    address: `/cases?${new URLSearchParams({ state: 'open', type })}`,
  }))
  const within = reasons && { openedFrom: isoOf(reasons.from), openedBefore: isoOf(reasons.before) }
  const why = (reasons?.items ?? []).map(({ reason, count }) => ({
    name: reasonText(reason, t),
    count,
    address: `/cases?${new URLSearchParams({ reason, ...within })}`,
  }))
  const most = (shares: readonly Share[]) =>
    t('home.sharesSay', {
      count: totalOf(shares),
      total: countText(totalOf(shares), language),
      name: shares[0]?.name ?? '',
      most: countText(shares[0]?.count ?? 0, language),
    })
  return (
    <>
      {open.length === 0 ? null : (
        <Shares title={t('home.openByType')} says={most(open)} of={t('home.type')} shares={open} kind="bar" />
      )}
      {why.length === 0 ? null : (
        <Shares title={t('home.byReason')} says={most(why)} of={t('home.reason')} shares={why} kind="pie" />
      )}
    </>
  )
}
