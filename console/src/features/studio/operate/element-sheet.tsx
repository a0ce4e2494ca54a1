import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../../shell/lists/endless-end.tsx'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type IncidentGroup, incidentGroupsQuery } from '../../processes/incidents/incident-queries.ts'
import { IncidentsSheet } from '../../processes/incidents/incidents-sheet.tsx'
import type { Moving } from './move-bar.tsx'
import { type ElementTraffic, type Stander, standersQuery, type Watched } from './traffic-queries.ts'
import type { NamedElement } from './use-drawn-elements.ts'
import { useTrafficWords } from './use-traffic-words.ts'

interface ElementSheetProps {
  readonly watched: Watched
  readonly id: string
  /** As it is drawn; null: the version shown does not draw it. */
  readonly element: NamedElement | null
  readonly traffic: ElementTraffic | null
  onMove(move: Moving): void
  onClose(): void
}

/** One step: what stopped there, with what can be done; whose cases stand there. */
export function ElementSheet({ watched, id, element, traffic, onMove, onClose }: ElementSheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useTrafficWords()
  const seesIncidents = useMay('incidents.see')
  const groups = useQuery({ ...incidentGroupsQuery, enabled: seesIncidents && (traffic?.incidents ?? 0) > 0 })
  const [group, setGroup] = useState<IncidentGroup | null>(null)
  const here = (groups.data?.items ?? []).filter((one) => one.process.key === watched.process && one.element === id)
  if (group !== null) return <IncidentsSheet group={group} onClose={() => setGroup(null)} />
  return (
    <SideSheet title={element === null ? id : inLanguage(element.name, language)} onClose={onClose} isWide>
      <section className={styles.part}>
        <dl className={styles.facts}>
          <dt>{t('studioRun.kind')}</dt>
          <dd>{element === null ? t('studioRun.notDrawn') : element.kind}</dd>
          <dt>{t('studioRun.waitsNow')}</dt>
          <dd>{traffic?.waiting == null ? t('studioRun.none') : words.waiting(traffic.waiting)}</dd>
          <dt>{t('studioRun.passedLately')}</dt>
          <dd>{traffic?.passed == null ? t('studioRun.none') : words.passed(traffic.passed)}</dd>
        </dl>
      </section>
      {here.length === 0 ? null : (
        <section className={styles.part} aria-labelledby="stopped-here">
          <h3 id="stopped-here">{t('studioRun.stopped')}</h3>
          <ul>
            {here.map((one) => (
              <li key={one.code}>
                {inLanguage(one.message, language)}{' '}
                <Button size="small" onClick={() => setGroup(one)}>
                  {t('studioRun.repair', { count: one.count })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Standers watched={watched} id={id} onMove={onMove} />
    </SideSheet>
  )
}

function Standers({ watched, id, onMove }: Pick<ElementSheetProps, 'watched' | 'id' | 'onMove'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const mayIntervene = useMay('flows.intervene')
  const list = useInfiniteQuery(standersQuery(watched, id))
  const standers = list.data?.pages.flatMap(({ items }) => items) ?? []
  const columns: Column<Stander>[] = [
    { title: t('studioRun.since'), kind: 'number', isLabelled: true, cell: ({ since }) => momentText(since, language) },
    { title: t('role.version'), kind: 'number', isLabelled: true, cell: ({ version }) => countText(version, language) },
    {
      title: t('studioRun.do'),
      kind: 'end',
      cell: (stander) => (
        <span className={styles.buttons}>
          {stander.caseNumber === null ? null : (
            <Link to="/cases/$id" params={{ id: stander.caseNumber }}>
              {t('studioRun.openCase')}
            </Link>
          )}
          {mayIntervene ? (
            <Button
              size="small"
              onClick={() =>
                onMove({
                  instanceId: stander.instanceId,
                  name: stander.caseNumber ?? stander.instanceId,
                  visits: stander.visits,
                  from: id,
                  to: null,
                })
              }
            >
              {t('studioRun.move')}
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <section className={styles.part} aria-labelledby="standing-here">
      <h3 id="standing-here">{t('studioRun.cases')}</h3>
      {list.isPending ? <Waiting rows={4} /> : null}
      {list.isError && list.data === undefined ? (
        <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && standers.length === 0 ? <p className="quiet">{t('studioRun.none')}</p> : null}
      {standers.length === 0 ? null : (
        <>
          <RecordTable
            name={t('studioRun.cases')}
            rows={standers}
            keyOf={({ instanceId }) => instanceId}
            head={{ title: t('incident.case'), text: ({ caseNumber, instanceId }) => caseNumber ?? instanceId }}
            columns={columns}
          />
          <EndlessEnd list={list} />
        </>
      )}
    </section>
  )
}
