import type { CardKind, NewStep, Way } from '@aftersale/modelling'
import { ArrowLeftOutlined, UserOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideSheet } from '../../../../../shell/sheet/side-sheet.tsx'
import { CardIcon } from '../canvas/card-icon.tsx'
import styles from '../sheet/sheet.module.css'
import type { SheetProps } from '../sheet/sheet-props.ts'
import { ApprovalForm } from './approval-form.tsx'
import { NewBranchForm } from './new-branch-form.tsx'
import { NewStepForm } from './new-step-form.tsx'
import { WorkForm } from './work-form.tsx'

type InsertSheetProps = SheetProps & { readonly way: Way }

const KINDS = ['approval', 'task', 'tell', 'work', 'branch', 'rule', 'wait', 'call', 'parallel'] as const
type InsertKind = (typeof KINDS)[number]

const ICONS: Readonly<Record<InsertKind, CardKind>> = {
  approval: 'person',
  task: 'person',
  tell: 'tell',
  work: 'work',
  branch: 'branch',
  rule: 'rule',
  wait: 'wait',
  call: 'call',
  parallel: 'parallel',
}

/** What can come in at a place: the kinds in plain words, then the few questions of the chosen one. */
export function InsertSheet(props: InsertSheetProps) {
  const { way, onApply, onClose } = props
  const { t } = useTranslation()
  const [kind, setKind] = useState<InsertKind | null>(null)
  const insert = async (step: NewStep) => {
    if (await onApply({ kind: 'insert', flow: way.id, step })) onClose()
  }
  const choose = async (chosen: InsertKind) => {
    if (chosen === 'parallel') {
      await insert({ kind: 'parallel', name: { en: 'Side by side', 'zh-CN': '同时进行' } })
    } else setKind(chosen)
  }
  return (
    <SideSheet title={kind === null ? t('plain.insert.title') : t(`plain.insert.${kind}`)} onClose={onClose}>
      {kind === null ? (
        <div className={styles.kinds}>
          {KINDS.map((one) => (
            <button key={one} type="button" className={styles.kind} data-kind={one} onClick={() => void choose(one)}>
              <span className={styles.icon}>
                {one === 'task' ? <UserOutlined aria-hidden /> : <CardIcon kind={ICONS[one]} />}
              </span>
              <span>
                <strong>{t(`plain.insert.${one}`)}</strong>
                <small>{t(`plain.insert.${one}Hint`)}</small>
              </span>
            </button>
          ))}
        </div>
      ) : (
        <div className={styles.stack}>
          <div>
            <Button type="link" icon={<ArrowLeftOutlined />} style={{ paddingInline: 0 }} onClick={() => setKind(null)}>
              {t('plain.insert.back')}
            </Button>
          </div>
          {kind === 'approval' || kind === 'task' ? (
            <ApprovalForm {...props} isDeciding={kind === 'approval'} onInsert={insert} />
          ) : kind === 'branch' ? (
            <NewBranchForm {...props} onInsert={insert} />
          ) : kind === 'work' ? (
            <WorkForm {...props} onInsert={insert} />
          ) : (
            <NewStepForm {...props} kind={kind as 'tell' | 'rule' | 'wait' | 'call'} onInsert={insert} />
          )}
        </div>
      )}
    </SideSheet>
  )
}
