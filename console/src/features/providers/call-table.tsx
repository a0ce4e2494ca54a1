import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { CallState } from './call-state.tsx'
import { callText } from './call-text.ts'
import { providerName } from './provider-name.ts'
import type { ProviderCall } from './provider-queries.ts'

type CallTableProps = { readonly calls: readonly ProviderCall[]; readonly onOpen: (call: ProviderCall) => void }

/** Calls, one a row. */
export function CallTable({ calls, onOpen }: CallTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const columns: Column<ProviderCall>[] = [
    { title: t('provider.state'), cell: ({ status }) => <CallState status={status} /> },
    {
      title: t('incident.why'),
      kind: 'line',
      cell: ({ failure }) => (failure === null ? '' : inLanguage(failure, language)),
    },
    { title: t('automation.attempts'), kind: 'number', isLabelled: true, cell: ({ attempts }) => attempts },
    { title: t('provider.asked'), kind: 'number', cell: ({ askedAt }) => momentText(askedAt, language) },
  ]
  return (
    <RecordTable
      name={t('provider.calls')}
      rows={calls}
      keyOf={({ id }) => id}
      head={{
        title: t('provider.what'),
        text: (call) => callText(call, t),
        note: ({ provider }) => providerName(provider, t),
      }}
      columns={columns}
      onOpen={onOpen}
    />
  )
}
