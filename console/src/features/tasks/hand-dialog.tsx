import type { TaskDetail } from '@aftersale/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { Field } from '../../shell/fields/field.tsx'
import { PersonChoice } from './person-choice.tsx'
import styles from './tasks.module.css'
import type { Operation } from './use-operation.ts'

/** What needs to know to whom. */
export type Handing = 'assign' | 'delegate' | 'add-approver' | 'copy'

type HandDialogProps = {
  readonly what: Handing
  readonly of: TaskDetail
  readonly onRun: (operation: Operation) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks to whom, and for a word to go with it. */
export function HandDialog({ what, of: task, onRun, onClose }: HandDialogProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [comment, setComment] = useState('')
  const [isSent, setSent] = useState(false)
  const titles: Readonly<Record<Handing, string>> = {
    assign: t('taskDo.assign'),
    delegate: t('taskDo.delegate'),
    'add-approver': t('taskDo.addApprover'),
    copy: t('taskDo.copy'),
  }
  const words: Readonly<Record<Handing, string>> = {
    assign: t('taskDo.assignWords'),
    delegate: t('taskDo.delegateWords'),
    'add-approver': t('taskDo.addApproverWords'),
    copy: t('taskDo.copyWords'),
  }
  const hasComment = what === 'assign' || what === 'delegate'
  const send = async () => {
    setSent(true)
    await onRun({ call: () => hand(what, task.id, chosen, comment.trim() || null), done: t('taskDo.handed') })
    onClose()
  }
  return (
    <Modal
      open
      title={titles[what]}
      okText={titles[what]}
      cancelText={t('taskDo.cancel')}
      okButtonProps={{ disabled: chosen.length === 0, loading: isSent }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p>{words[what]}</p>
        <PersonChoice isMany={what === 'copy'} except={task.assignee} chosen={chosen} onChoose={setChosen} />
        {hasComment ? (
          <Field id="task-comment" label={t('taskDo.comment')}>
            {({ status, ...ties }) => (
              <Input.TextArea
                {...ties}
                status={status}
                rows={2}
                maxLength={2000}
                value={comment}
                onChange={(event) => setComment(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Modal>
  )
}

function hand(what: Handing, id: string, chosen: readonly string[], comment: string | null) {
  const params = { id }
  const [to = ''] = chosen
  switch (what) {
    case 'assign':
      return answered(api().assignTask({ params, body: { to, comment } }))
    case 'delegate':
      return answered(api().delegateTask({ params, body: { to, comment } }))
    case 'add-approver':
      return answered(api().addApprover({ params, body: { who: to } }))
    case 'copy':
      return answered(api().copyTask({ params, body: { to: [...chosen] } }))
  }
}
