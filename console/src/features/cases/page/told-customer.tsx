import type { CaseDetail } from '@aftersale/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { entriesQuery } from './case-queries.ts'

/** Whether the customer heard from us since a case stopped: what waits in silence is asked after. Nothing where that is not known. */
export function ToldCustomer({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const entries = useInfiniteQuery(entriesQuery(one.number))
  if (one.customer === null || entries.data === undefined) return null
  const said = entries.data.pages.flatMap(({ items }) => items)
  const last = said.find(({ direction }) => direction === 'to-customer')
  if (last === undefined) return entries.hasNextPage ? null : <p>{t('case.toldNothing')}</p>
  const at = momentText(last.writtenAt, language)
  const words = last.text ?? (last.texts === null ? '' : inLanguage(last.texts, language))
  const stopped = Math.min(...one.incidents.map(({ since }) => since))
  return <p>{t(last.writtenAt >= stopped ? 'case.toldSince' : 'case.toldBefore', { at, words })}</p>
}
