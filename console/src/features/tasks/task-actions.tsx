import type { Json, TaskDetail, TaskOperation } from '@aftersale/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useMay } from '../../shell/use-may.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { HandDialog, type Handing } from './hand-dialog.tsx'
import { SendBackDialog } from './send-back-dialog.tsx'
import styles from './tasks.module.css'
import { type Operation, useOperation } from './use-operation.ts'

type TaskActionsProps = {
  readonly of: TaskDetail
  /** What is filled in at the moment. */
  readonly filledIn: () => Readonly<Record<string, unknown>> | null
}

type Dialog = Handing | 'send-back' | 'change'

/** What asks for somebody by name: for those who see nobody there is nobody to choose. */
const TO_PEOPLE: ReadonlySet<TaskOperation> = new Set(['assign', 'delegate', 'add-approver', 'copy'])

/** What one may do with a task besides deciding it, a button each. */
export function TaskActions({ of: task, filledIn }: TaskActionsProps) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const operation = useOperation()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const params = { id: task.id }
  const run = (asked: Operation) => operation.mutateAsync(asked).catch(() => undefined)
  const confirmed = (title: string, words: string, asked: Operation) =>
    void modal.confirm({ title, content: words, okText: title, cancelText: t('taskDo.cancel'), onOk: () => run(asked) })
  const { owner } = task
  const releaseWords =
    owner === null ? t('taskDo.releaseWords') : t('taskDo.releaseDelegatedWords', { owner: task.names[owner] ?? owner })
  const values = () => (filledIn() ?? {}) as Record<string, Json>

  const act: Readonly<Partial<Record<TaskOperation, () => void>>> = {
    claim: () => void run({ call: () => answered(api().claimTask({ params })), done: t('taskDo.claimed') }),
    release: () =>
      confirmed(t('taskDo.release'), releaseWords, {
        call: () => answered(api().releaseTask({ params })),
        done: t('taskDo.released'),
      }),
    'save-draft': () =>
      void run({
        call: () => answered(api().saveDraft({ params, body: { values: values() } })),
        done: t('taskDo.draftSaved'),
      }),
    assign: () => setDialog('assign'),
    delegate: () => setDialog('delegate'),
    'add-approver': () => setDialog('add-approver'),
    'send-back': () => setDialog('send-back'),
    change: () => setDialog('change'),
    copy: () => setDialog('copy'),
    urge: () =>
      confirmed(t('taskDo.urge'), t('taskDo.urgeWords'), {
        call: () => answered(api().urgeTask({ params })),
        done: t('taskDo.urged'),
      }),
  }
  const words: Readonly<Partial<Record<TaskOperation, string>>> = {
    claim: t('taskDo.claim'),
    release: t('taskDo.release'),
    'save-draft': t('taskDo.saveDraft'),
    assign: t('taskDo.assign'),
    delegate: t('taskDo.delegate'),
    'add-approver': t('taskDo.addApprover'),
    'send-back': t('taskDo.sendBack'),
    change: t('taskDo.change'),
    copy: t('taskDo.copy'),
    urge: t('taskDo.urge'),
  }
  const close = () => setDialog(null)
  const maySeePersons = useMay('persons.see')
  const offered = task.may.filter((name) => maySeePersons || !TO_PEOPLE.has(name))
  return (
    <>
      <fieldset className={styles.actions} disabled={operation.isPending}>
        <legend className="unseen">{t('taskDo.title')}</legend>
        {offered.map((name) =>
          act[name] === undefined ? null : (
            <Button key={name} size="small" type={name === 'claim' ? 'primary' : 'default'} onClick={act[name]}>
              {words[name]}
            </Button>
          ),
        )}
      </fieldset>
      {dialog === 'send-back' ? <SendBackDialog of={task} onRun={run} onClose={close} /> : null}
      {dialog === 'change' ? <ChangeDialog of={task} onRun={run} onClose={close} /> : null}
      {dialog === null || dialog === 'send-back' || dialog === 'change' ? null : (
        <HandDialog what={dialog} of={task} onRun={run} onClose={close} />
      )}
    </>
  )
}
