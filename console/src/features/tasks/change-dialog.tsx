import type { TaskDetail } from '@aftersale/contract'
import { Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { Field } from '../../shell/fields/field.tsx'
import { inputOfInstant, instantOfInput } from './local-moment.ts'
import styles from './tasks.module.css'
import type { Operation } from './use-operation.ts'

type ChangeDialogProps = {
  readonly of: TaskDetail
  readonly onRun: (operation: Operation) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks until when, when to look again, and how urgent. Times are those of whoever asks. */
export function ChangeDialog({ of: task, onRun, onClose }: ChangeDialogProps) {
  const { t } = useTranslation()
  const [due, setDue] = useState(inputOfInstant(task.dueAt))
  const [followUp, setFollowUp] = useState(inputOfInstant(task.followUpAt))
  const [priority, setPriority] = useState(task.priority)
  const [isSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    const body = { dueAt: instantOfInput(due), followUpAt: instantOfInput(followUp), priority }
    const call = () => answered(api().changeTask({ params: { id: task.id }, body }))
    await onRun({ call, done: t('taskDo.changed') })
    onClose()
  }
  return (
    <Modal
      open
      title={t('taskDo.change')}
      okText={t('taskDo.save')}
      cancelText={t('taskDo.cancel')}
      okButtonProps={{ loading: isSent }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <Field id="task-due" label={t('taskDo.due')}>
          {(ties) => (
            <Input {...ties} type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
          )}
        </Field>
        <Field id="task-follow-up" label={t('taskDo.followUp')}>
          {(ties) => (
            <Input
              {...ties}
              type="datetime-local"
              value={followUp}
              onChange={(event) => setFollowUp(event.target.value)}
            />
          )}
        </Field>
        <Field id="task-priority" label={t('taskDo.priority')} hint={t('taskDo.priorityHint')}>
          {(ties) => (
            <InputNumber
              {...ties}
              min={0}
              max={100}
              precision={0}
              value={priority}
              onChange={(value) => setPriority(value ?? task.priority)}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
