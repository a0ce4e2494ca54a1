import type { CaseDetail } from '@aftersale/contract'
import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { allDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { StateTag } from '../state-tag.tsx'
import { subjectText } from '../subject-text.ts'
import { CancelCase } from './cancel-case.tsx'
import styles from './case-page.module.css'
import { useCaseCommand } from './use-case-command.ts'

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** Which case it is, how it stands and presses, and what can be done with it as a whole. */
export function CaseHeader({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const subject = subjectText(one, language)
  return (
    <>
      <p className={styles.back}>
        <Link to="/cases">{t('places.cases')}</Link>
        <span aria-hidden="true"> / </span>
        {one.flow === null ? one.number : inLanguage(one.flow.name, language)}
      </p>
      <PageHeader title={one.number}>
        <StateTag state={one.state} outcome={one.outcome} />
        <Priority of={one} />
        {one.refund === null ? null : <span className={styles.money}>{moneyText(one.refund, language)}</span>}
        <span className={styles.headActions}>
          {one.typeVersion === null ? null : (
            <Button
              size="small"
              icon={<PrinterOutlined aria-hidden />}
              href={`/api/cases/${one.number}/print?language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('case.print')}
            </Button>
          )}
          <CancelCase of={one} />
        </span>
      </PageHeader>
      {subject === null ? null : <p className={styles.title}>{subject}</p>}
    </>
  )
}

/** How much the case presses; where one may, to be changed on the spot. */
function Priority({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const mayChange = useMay('cases.change')
  const change = useCaseCommand()
  if (!mayChange || one.state === 'closed') {
    return (
      <span className={styles.priority} data-priority={one.priority}>
        {t(`priorities.${one.priority}`)}
      </span>
    )
  }
  const set = (priority: CaseDetail['priority']) => {
    const item = { key: commandKey(), case: one.id, priority }
    const call = () => allDone(api().changeCases({ body: { items: [item] } }))
    void change.mutateAsync({ call, done: t('taskDo.changed') }).catch(() => undefined)
  }
  return (
    <Select
      size="small"
      variant="filled"
      aria-label={t('case.priority')}
      popupMatchSelectWidth={false}
      loading={change.isPending}
      value={one.priority}
      options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
      onChange={set}
    />
  )
}
