import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import table from '../../shell/lists/table.module.css'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { type ImportRun, rejectQuery } from './import-query.ts'
import styles from './intake.module.css'
import { RejectReasons } from './reject-reasons.tsx'

type RejectListProps = { readonly run: ImportRun; readonly reason: string | undefined }

/** The rows that were not taken, each with its line, the reason and what stood there. */
export function RejectList({ run, reason }: RejectListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const filter = reason === undefined ? {} : { reason }
  const list = useInfiniteQuery({ ...rejectQuery(run.id, filter), placeholderData: keepPreviousData })
  const rejects = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="sheet" aria-labelledby="rejects">
      <h2 id="rejects" className={styles.heading}>
        {t('imports.rejected')}
      </h2>
      <RejectReasons run={run} reason={reason} />
      {list.isPending ? <Waiting rows={6} /> : null}
      {list.isError && rejects.length === 0 ? (
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && rejects.length === 0 ? (
        <Notice title={reason === undefined ? t('imports.allTaken') : t('imports.noRejects')} />
      ) : null}
      {rejects.length > 0 ? (
        <>
          <table className={table.table} role="table" aria-labelledby="rejects">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" className={table.number}>
                  {t('imports.line')}
                </th>
                <th role="columnheader">{t('imports.why')}</th>
                <th role="columnheader">{t('imports.original')}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rejects.map(({ line, message, original }) => (
                <tr role="row" key={line}>
                  <td role="cell" className={table.number} data-label={t('imports.line')}>
                    {countText(line, language)}
                  </td>
                  <td role="cell">{inLanguage(message, language)}</td>
                  <td role="cell" data-line>
                    <code className={styles.original}>{original}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <EndlessEnd list={list} />
        </>
      ) : null}
    </section>
  )
}
