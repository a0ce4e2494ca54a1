import type { Vocabulary } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { wordsQuery } from '../../../api/words.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { localDay } from '../../../text/local-day.ts'
import { OneCase } from './one-case.tsx'
import { isSpan, monthBefore, type PastDays } from './past-days.ts'
import { StoryView } from './story-view.tsx'
import styles from './trial.module.css'
import { TrialResult } from './trial-result.tsx'
import { type TrialFile, type TrialMemory, useTrial, type Wanted } from './use-trial.ts'

interface TrialPanelProps {
  /** The drafts; everything else is what is in force. */
  readonly resources: readonly TrialFile[]
  readonly caseTypes: Vocabulary['caseTypes']
  /** Keeps what came of the last trial while the panel is closed. */
  readonly memory: TrialMemory
}

const WAYS = ['100', '1000', 'month', 'span', 'one'] as const
type Way = (typeof WAYS)[number]

/** Drafts tried on past cases: on the last of them, or on one; nothing is changed by it. */
export function TrialPanel({ resources, caseTypes, memory }: TrialPanelProps) {
  const { t } = useTranslation()
  // Names of groups stand in what is said.
  useQuery(wordsQuery)
  const [way, setWay] = useState<Way>('100')
  const [number, setNumber] = useState<string | null>(null)
  const { state, isOutdated, run, stop } = useTrial(resources, memory)
  const { total, isRunning, wanted, error } = state
  const today = localDay(serverNow())
  const [days, setDays] = useState<PastDays>(() => monthBefore(today))
  const chosen: Wanted =
    way === 'span' ? { days } : way === 'month' ? { days: monthBefore(today) } : { last: Number(way) }
  const count = total?.tried ?? 0
  const of = wanted !== null && 'last' in wanted ? wanted.last : null
  const progress =
    of === null ? t('studioTrial.progressOpen', { count }) : t('studioTrial.progress', { count, wanted: of })
  if (number !== null) {
    return <StoryView resources={resources} number={number} onBack={() => setNumber(null)} />
  }
  return (
    <div className={styles.panel}>
      <p className="quiet">{t('studioTrial.intro')}</p>
      <div className={styles.choice}>
        <Segmented<Way>
          aria-label={t('studioTrial.which')}
          value={way}
          options={WAYS.map((value) => ({ value, label: t(`studioTrial.way.${value}`) }))}
          onChange={setWay}
        />
        {way === 'one' ? null : isRunning ? (
          <Button onClick={stop}>{t('studioTrial.stop')}</Button>
        ) : (
          <Button type="primary" disabled={way === 'span' && !isSpan(days)} onClick={() => run(chosen)}>
            {t(total === null ? 'studioTrial.run' : 'studioTrial.runAgain')}
          </Button>
        )}
      </div>
      {way === 'span' ? (
        <div className={styles.span}>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} id={`trial-${end}`} label={t(`studioTrial.${end}`)}>
              {(ties) => (
                <Input
                  {...ties}
                  type="date"
                  max={today}
                  value={days[end]}
                  onChange={({ target }) => setDays({ ...days, [end]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
      {way === 'one' ? <OneCase caseTypes={caseTypes} onChoose={setNumber} /> : null}
      {isRunning ? (
        <div role="status" className={styles.progress}>
          {of === null ? null : (
            <Progress percent={Math.round((count / of) * 100)} showInfo={false} aria-label={progress} />
          )}
          <span className="quiet tabular">{progress}</span>
        </div>
      ) : null}
      {error === null ? null : <FailureNotice error={error} onRetry={() => run(wanted ?? chosen)} />}
      {isOutdated && way !== 'one' ? <p role="status">{t('studioTrial.outdated')}</p> : null}
      {way === 'one' || total === null ? null : total.tried === 0 && !isRunning ? (
        <Notice title={t('studioTrial.noCases')}>{t('studioTrial.noCasesWords')}</Notice>
      ) : (
        <TrialResult total={total} caseTypes={caseTypes} onOpen={setNumber} />
      )}
    </div>
  )
}
