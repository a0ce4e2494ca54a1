import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../../shell/lists/endless-end.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type Incident, type IncidentGroup, incidentsQuery } from './incident-queries.ts'
import { ResolveMany } from './resolve-many.tsx'
import { ResolveOne } from './resolve-one.tsx'

type IncidentsSheetProps = { readonly group: IncidentGroup; readonly onClose: () => void }

/** The incidents of one step and reason: all dealt with at once, or one by one. */
export function IncidentsSheet({ group, onClose }: IncidentsSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayResolve = useMay('incidents.resolve')
  const list = useInfiniteQuery(incidentsQuery(group))
  const incidents = list.data?.pages.flatMap(({ items }) => items) ?? []
  const columns: Column<Incident>[] = [
    { title: t('incident.why'), kind: 'line', cell: ({ message }) => inLanguage(message, language) },
    { title: t('incident.at'), kind: 'number', cell: ({ openedAt }) => momentText(openedAt, language) },
    ...(mayResolve
      ? [
          {
            title: t('incident.deal'),
            kind: 'end' as const,
            cell: (incident: Incident) => <ResolveOne incident={incident} />,
          },
        ]
      : []),
  ]
  const step = group.elementName === null ? group.element : inLanguage(group.elementName, language)
  return (
    <SideSheet title={t('incident.sheet', { step })} onClose={onClose} isWide>
      <section className={styles.part}>
        <dl className={styles.facts}>
          <dt>{t('incident.flow')}</dt>
          <dd>{inLanguage(group.process.name, language)}</dd>
          <dt>{t('incident.why')}</dt>
          <dd>{inLanguage(group.message, language)}</dd>
        </dl>
      </section>
      {mayResolve && incidents.length > 0 ? <ResolveMany group={group} onDone={onClose} /> : null}
      <section className={styles.part}>
        {list.isPending ? <Waiting rows={4} /> : null}
        {list.isError && list.data === undefined ? (
          <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && incidents.length === 0 ? <p className="quiet">{t('incident.allDone')}</p> : null}
        {incidents.length === 0 ? null : (
          <>
            <RecordTable
              name={t('incident.sheet', { step })}
              rows={incidents}
              keyOf={({ id }) => id}
              head={{ title: t('incident.case'), text: ({ businessKey, instanceId }) => businessKey || instanceId }}
              columns={columns}
            />
            <EndlessEnd list={list} />
          </>
        )}
      </section>
    </SideSheet>
  )
}
