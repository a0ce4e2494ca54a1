import type { BookDecision, BookTable } from '@aftersale/decision'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'

const POLICIES = [
  { key: 'unique', hitPolicy: 'UNIQUE', aggregation: null },
  { key: 'first', hitPolicy: 'FIRST', aggregation: null },
  { key: 'any', hitPolicy: 'ANY', aggregation: null },
  { key: 'priority', hitPolicy: 'PRIORITY', aggregation: null },
  { key: 'collect', hitPolicy: 'COLLECT', aggregation: null },
  { key: 'collect-sum', hitPolicy: 'COLLECT', aggregation: 'SUM' },
  { key: 'collect-min', hitPolicy: 'COLLECT', aggregation: 'MIN' },
  { key: 'collect-max', hitPolicy: 'COLLECT', aggregation: 'MAX' },
  { key: 'collect-count', hitPolicy: 'COLLECT', aggregation: 'COUNT' },
  { key: 'rule-order', hitPolicy: 'RULE ORDER', aggregation: null },
  { key: 'output-order', hitPolicy: 'OUTPUT ORDER', aggregation: null },
] as const

type Policy = (typeof POLICIES)[number]

type HitPolicyProps = {
  readonly decision: BookDecision
  readonly table: BookTable
  readonly children: ReactNode
}

/** What happens where several rules fit, in a sentence, and the choice of it. */
export function HitPolicy({ decision, table, children }: HitPolicyProps) {
  const { t } = useTranslation()
  const { isReadOnly, apply } = useRules()
  const { hitPolicy, aggregation } = table
  const now = POLICIES.find((one) => one.hitPolicy === hitPolicy && one.aggregation === aggregation)
  const change = (key: Policy['key']) => {
    const next = POLICIES.find((one) => one.key === key) ?? POLICIES[0]
    apply({ kind: 'hit-policy', decision: decision.id, hitPolicy: next.hitPolicy, aggregation: next.aggregation })
  }
  return (
    <div className={styles.policy}>
      <Select
        className={styles.policySelect ?? ''}
        aria-label={t('studioRules.policy')}
        value={now?.key ?? null}
        disabled={isReadOnly}
        onChange={change}
        popupMatchSelectWidth={false}
        options={POLICIES.map(({ key }) => ({ value: key, label: t(`studioRules.policyNames.${key}`) }))}
      />
      <span>{now === undefined ? hitPolicy : t(`studioRules.policies.${now.key}`)}</span>
      {children}
    </div>
  )
}
