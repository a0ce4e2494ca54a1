import type { Vocabulary } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsQuery } from '../../../api/words.ts'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { OneCase } from './one-case.tsx'
import { StoryView } from './story-view.tsx'
import styles from './trial.module.css'
import { TrialResult } from './trial-result.tsx'
import { type TrialFile, useTrial } from './use-trial.ts'

interface TrialPanelProps {
  /** The drafts; everything else is what is in force. */
  readonly resources: readonly TrialFile[]
  readonly caseTypes: Vocabulary['caseTypes']
}

const WAYS = ['100', '1000', 'one'] as const
type Way = (typeof WAYS)[number]

/** Drafts tried on past cases: on the last of them, or on one; nothing is changed by it. */
export function TrialPanel({ resources, caseTypes }: TrialPanelProps) {
  const { t } = useTranslation()
  // Names of groups stand in what is said.
  useQuery(wordsQuery)
  const [way, setWay] = useState<Way>('100')
  const [number, setNumber] = useState<string | null>(null)
  const { state, run, stop } = useTrial(resources)
  const { total, isRunning, wanted, error } = state
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
          <Button type="primary" onClick={() => run(Number(way))}>
            {t(total === null ? 'studioTrial.run' : 'studioTrial.runAgain')}
          </Button>
        )}
      </div>
      {way === 'one' ? <OneCase caseTypes={caseTypes} onChoose={setNumber} /> : null}
      {isRunning ? (
        <div role="status" className={styles.progress}>
          <Progress
            percent={Math.round(((total?.tried ?? 0) / wanted) * 100)}
            showInfo={false}
            aria-label={t('studioTrial.progress', { count: total?.tried ?? 0, wanted })}
          />
          <span className="quiet tabular">{t('studioTrial.progress', { count: total?.tried ?? 0, wanted })}</span>
        </div>
      ) : null}
      {error === null ? null : <FailureNotice error={error} onRetry={() => run(wanted)} />}
      {way === 'one' || total === null ? null : total.tried === 0 && !isRunning ? (
        <Notice title={t('studioTrial.noCases')}>{t('studioTrial.noCasesWords')}</Notice>
      ) : (
        <TrialResult total={total} caseTypes={caseTypes} onOpen={setNumber} />
      )}
    </div>
  )
}
