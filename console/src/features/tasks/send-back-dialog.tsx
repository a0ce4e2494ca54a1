import type { TaskDetail } from '@aftersale/contract'
import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { Field } from '../../shell/fields/field.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './tasks.module.css'
import type { Operation } from './use-operation.ts'

type SendBackDialogProps = {
  readonly of: TaskDetail
  readonly onRun: (operation: Operation) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks how far the case goes back, and why. */
export function SendBackDialog({ of: task, onRun, onClose }: SendBackDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [to, setTo] = useState(task.sendBackTo[0]?.element ?? '')
  const [comment, setComment] = useState('')
  const [isSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    const body = { to, comment: comment.trim() || null }
    const call = () => answered(api().sendBackTask({ params: { id: task.id }, body }))
    await onRun({ call, done: t('taskDo.sentBack') })
    onClose()
  }
  return (
    <Modal
      open
      title={t('taskDo.sendBack')}
      okText={t('taskDo.sendBack')}
      cancelText={t('taskDo.cancel')}
      okButtonProps={{ loading: isSent }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p>{t('taskDo.sendBackWords')}</p>
        <Radio.Group
          aria-label={t('taskDo.sendBackTo')}
          value={to}
          options={task.sendBackTo.map(({ element, name }) => ({ value: element, label: inLanguage(name, language) }))}
          onChange={(event) => setTo(String(event.target.value))}
        />
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
      </div>
    </Modal>
  )
}
