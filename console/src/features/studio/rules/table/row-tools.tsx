import type { BookDecision, BookTable } from '@aftersale/decision'
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from '../rules.module.css'
import { useRules } from '../rules-context.ts'
import { AddCondition } from './add-condition.tsx'
import { isPossible, type RowChange, rowEdit } from './row-changes.ts'

type RowToolsProps = {
  readonly decision: BookDecision
  readonly table: BookTable
  readonly chosen: number | null
  readonly onChoose: (rule: number | null) => void
}

const TOOLS = [
  ['copy', <CopyOutlined key="copy" />],
  ['up', <ArrowUpOutlined key="up" />],
  ['down', <ArrowDownOutlined key="down" />],
  ['delete', <DeleteOutlined key="delete" />],
] as const

/** What can be done with the chosen rule, as buttons. */
export function RowTools({ decision, table, chosen, onChoose }: RowToolsProps) {
  const { t } = useTranslation()
  const { apply } = useRules()
  const count = table.rules.length
  const change = (wanted: RowChange, rule: number) => {
    const [edit, next] = rowEdit(wanted, decision.id, rule, count)
    apply(edit)
    onChoose(next)
  }
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('studioRules.rowTools')}>
      <Button icon={<PlusOutlined />} onClick={() => change('addBelow', chosen ?? count)}>
        {t('studioRules.addRule')}
      </Button>
      <AddCondition decision={decision} />
      {TOOLS.map(([tool, icon]) => (
        <Button
          key={tool}
          icon={icon}
          disabled={chosen === null || !isPossible(tool, chosen, count)}
          onClick={() => chosen !== null && change(tool, chosen)}
        >
          {t(`studioRules.row.${tool}`)}
        </Button>
      ))}
      <span className="quiet" aria-live="polite">
        {chosen === null ? t('studioRules.chooseRule') : t('studioRules.ruleChosen', { rule: chosen })}
      </span>
    </div>
  )
}
