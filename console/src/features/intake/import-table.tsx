import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import table from '../../shell/lists/table.module.css'
import { countText, momentText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { wordText } from '../../text/words.ts'
import type { ImportRun } from './import-query.ts'
import { ImportState } from './import-state.tsx'
import { rejectText } from './reject-text.ts'

type ImportTableProps = {
  readonly imports: readonly ImportRun[]
  /** The reason that rejected rows are counted for; all of them where there is none. */
  readonly reason: string | undefined
}

/** Imports, one a row. */
export function ImportTable({ imports, reason }: ImportTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const search = reason === undefined ? {} : { reason }
  const rejectedOf = ({ rejected }: ImportRun) =>
    reason === undefined ? Object.values(rejected).reduce((sum, count) => sum + count, 0) : (rejected[reason] ?? 0)
  return (
    <table className={`${table.table} ${table.open}`} role="table">
      <caption className="unseen">{t('imports.list')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('imports.file')}</th>
          <th role="columnheader">{t('imports.stateName')}</th>
          <th role="columnheader" className={table.number}>
            {t('imports.rows')}
          </th>
          <th role="columnheader" className={table.number}>
            {reason === undefined ? t('imports.rejected') : rejectText(reason, t)}
          </th>
          <th role="columnheader" className={table.number}>
            {t('imports.started')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {imports.map((one) => (
          <tr role="row" key={one.id}>
            <td role="cell" data-line>
              <Link to="/imports/$id" params={{ id: one.id }} search={search} className={table.rowLink} data-row>
                {one.fileName}
              </Link>{' '}
              <span className="quiet">{wordText('source', one.source, t)}</span>
            </td>
            <td role="cell">
              <ImportState state={one.state} />
            </td>
            <td role="cell" className={table.number} data-label={t('imports.rows')}>
              {countText(one.rowsRead, language)}
            </td>
            <td role="cell" className={table.number} data-label={t('imports.rejected')}>
              {countText(rejectedOf(one), language)}
            </td>
            <td role="cell" className={table.number} data-line>
              {momentText(one.startedAt, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
