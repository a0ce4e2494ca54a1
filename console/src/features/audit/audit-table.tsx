import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { exactText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { AuditEntry } from './audit-query.ts'
import { useAuditWords } from './use-audit-words.ts'
import { useObjectNames } from './use-object-names.ts'

type AuditTableProps = { readonly entries: readonly AuditEntry[]; readonly onOpen: (entry: AuditEntry) => void }

/** Entries, one a row. */
export function AuditTable({ entries, onOpen }: AuditTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useAuditWords()
  const { objectName } = useObjectNames()
  const columns: Column<AuditEntry>[] = [
    { title: t('audit.name'), kind: 'line', cell: objectName },
    { title: t('audit.who'), cell: (entry) => <span className="whole">{words.who(entry)}</span> },
    { title: t('audit.address'), cell: ({ address }) => address && <span className="tabular">{address}</span> },
    { title: t('audit.at'), kind: 'number', cell: ({ at }) => exactText(at, language) },
  ]
  return (
    <RecordTable
      name={t('admin.places.audit')}
      rows={entries}
      keyOf={({ id }) => id}
      head={{ title: t('audit.what'), text: words.deed }}
      columns={columns}
      onOpen={onOpen}
    />
  )
}
