import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { PersonChoice } from '../../tasks/index.ts'
import type { ManyProps } from './many-props.ts'
import { outcomesOfAnswers } from './row-outcome.ts'

/** To whom many tasks go, and a word to go with them. */
export function AssignMany({ tasks, isPending, onRun }: ManyProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [comment, setComment] = useState('')
  const assign = async () => {
    const body = { ids: tasks.map(({ id }) => id), to: chosen[0] ?? '', comment: comment.trim() || null }
    return outcomesOfAnswers(tasks, await answered(api().assignTasks({ body })))
  }
  return (
    <>
      <PersonChoice isMany={false} except={null} chosen={chosen} onChoose={setChosen} />
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
      <Button type="primary" disabled={chosen.length === 0} loading={isPending} onClick={() => onRun(assign)}>
        {t('taskDo.assign')}
      </Button>
    </>
  )
}
