import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { FlowDrawing } from '../flows/drawing/flow-drawing.tsx'
import studio from '../studio.module.css'
import { StudioPath } from '../studio-path.tsx'
import { ElementSheet } from './element-sheet.tsx'
import { MigrateSheet } from './migrate-sheet.tsx'
import { MoveBar, type Moving } from './move-bar.tsx'
import styles from './operate.module.css'
import { trafficMarks } from './traffic-marks.ts'
import { trafficQuery, type Version, type Watched } from './traffic-queries.ts'
import { TrafficTable } from './traffic-table.tsx'
import { useDrawnElements } from './use-drawn-elements.ts'
import { useTrafficWords } from './use-traffic-words.ts'

interface RunningFlowProps {
  readonly watched: Watched
  readonly versions: readonly Version[]
  readonly drawing: {
    readonly name: { readonly en: string; readonly 'zh-CN': string }
    readonly xml: string
    readonly resource: string
  }
}

const PERIODS = [1, 7, 30, 90] as const

/** The drawing with what goes on, the same as a table, and what can be done: repair, move, migrate. */
export function RunningFlow({ watched, versions, drawing }: RunningFlowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const mayIntervene = useMay('flows.intervene')
  const [days, setDays] = useState<number>(30)
  const [opened, setOpened] = useState<string | null>(null)
  const [moving, setMoving] = useState<Moving | null>(null)
  const [isMigrating, setMigrating] = useState(false)
  const traffic = useQuery(trafficQuery(watched, days))
  const words = useTrafficWords()
  const elements = useDrawnElements(drawing.xml)
  const { marks, badges } = useMemo(() => {
    const shown = trafficMarks(traffic.data?.elements ?? [], words)
    if (moving === null) return shown
    const withMove = new Map(shown.marks).set(moving.from, 'chosen')
    if (moving.to !== null) withMove.set(moving.to, 'target')
    return { ...shown, marks: withMove }
  }, [traffic.data, words, moving])
  const choose = (element: string) => {
    if (moving === null) {
      if (elements.has(element)) setOpened(element)
    } else if (elements.get(element)?.canBeginThere === true) setMoving({ ...moving, to: element })
  }
  const running = versions.reduce((sum, { running: count }) => sum + count, 0)
  const name = inLanguage(drawing.name, language)
  return (
    <>
      <StudioPath
        parts={[
          { key: 'kind', node: t('studio.views.flow') },
          {
            key: 'flow',
            node: (
              <Link to="/studio/models/$resource" params={{ resource: drawing.resource }}>
                {name}
              </Link>
            ),
          },
        ]}
      />
      <PageHeader title={t('studioRun.title', { name })}>
        <Select<number>
          aria-label={t('studioRun.version')}
          value={watched.version ?? 0}
          popupMatchSelectWidth={false}
          options={[
            { value: 0, label: t('studioRun.allVersions', { count: running }) },
            ...versions.map(({ version, running: count }) => ({
              value: version,
              label: t('studioRun.oneVersion', { version, count }),
            })),
          ]}
          onChange={(version) =>
            void navigate({
              to: '/studio/flows/$key/running',
              params: { key: watched.process },
              search: version === 0 ? {} : { version },
            })
          }
        />
        <Select<number>
          aria-label={t('studioRun.period')}
          value={days}
          options={PERIODS.map((value) => ({ value, label: t('studioRun.days', { count: value }) }))}
          onChange={setDays}
        />
        <div className={studio.actions}>
          {mayIntervene && versions.length > 1 ? (
            <Button onClick={() => setMigrating(true)}>{t('studioRun.migrate')}</Button>
          ) : null}
          <Link to="/studio/models/$resource" params={{ resource: drawing.resource }} className={studio.button}>
            {t('studioRun.toModel')}
          </Link>
        </div>
      </PageHeader>
      <p className={styles.intro}>{t('studioRun.intro')}</p>
      {moving === null ? null : (
        <MoveBar moving={moving} elements={elements} onMoving={setMoving} onDone={() => setMoving(null)} />
      )}
      <div className={styles.drawing}>
        <FlowDrawing content={drawing.xml} title={name} marks={marks} badges={badges} onChoose={choose} />
      </div>
      {traffic.data?.isPart === true ? <p className="quiet">{t('studioRun.isPart')}</p> : null}
      {traffic.isError && traffic.data === undefined ? (
        <FailureNotice error={traffic.error} onRetry={() => void traffic.refetch()} />
      ) : (
        <TrafficTable traffic={traffic.data?.elements} elements={elements} onOpen={setOpened} />
      )}
      {opened === null ? null : (
        <ElementSheet
          watched={watched}
          element={elements.get(opened) ?? null}
          id={opened}
          traffic={traffic.data?.elements.find(({ element }) => element === opened) ?? null}
          onMove={(move) => {
            setOpened(null)
            setMoving(move)
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {isMigrating ? (
        <MigrateSheet
          process={watched.process}
          versions={versions}
          elements={elements}
          onClose={() => setMigrating(false)}
        />
      ) : null}
    </>
  )
}
