import type { CaseDetail } from '@aftersale/contract'
import { type FormValues, valueWords } from '@aftersale/form'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { useTaskDrafts } from '../form/draft.ts'
import styles from './case-page.module.css'
import { Section } from './section.tsx'
import { StepValues } from './step-values.tsx'

type Task = CaseDetail['tasks'][number]
type Lost = { readonly task: Task; readonly values: FormValues }

/** Tells whoever was filling in a form that somebody else has done the step meanwhile, and shows what they had filled in. */
export function Overtaken({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const drafts = useTaskDrafts()
  const before = useRef(one.tasks)
  const [lost, setLost] = useState<readonly Lost[]>([])
  useEffect(() => {
    const open = new Set(one.tasks.map(({ id }) => id))
    const gone = before.current.flatMap((task): Lost[] => {
      // Who completes a task drops the draft of it, so what is left was somebody else's doing.
      const values = open.has(task.id) ? null : drafts.read(task.id)
      return values === null ? [] : [{ task, values }]
    })
    before.current = one.tasks
    if (gone.length === 0) return
    for (const { task } of gone) drafts.drop(task.id)
    setLost((known) => [...known, ...gone])
  }, [one.tasks])
  return lost.map(({ task, values }) => (
    <Section key={task.id} title={t('task.faster')}>
      <p role="alert" className={styles.bad}>
        {inLanguage(task.name, language)}: {t('task.fasterWords')}
      </p>
      <StepValues values={values} words={valueWords(task.form?.schema, values, task.form?.currency)} />
      <Button size="small" onClick={() => setLost((known) => known.filter((one) => one.task.id !== task.id))}>
        {t('workbench.done')}
      </Button>
    </Section>
  ))
}
