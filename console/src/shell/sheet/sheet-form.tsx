import { Button } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../fields/problem-box.tsx'
import { problemText } from '../fields/problem-text.ts'
import styles from './side-sheet.module.css'

type SheetFormProps = {
  readonly submit: string
  readonly onSubmit: () => void
  readonly onCancel?: () => void
  readonly isRunning: boolean
  readonly error: unknown
  readonly isBlocked?: boolean
  readonly isDangerous?: boolean
  readonly children: ReactNode
}

/** A form in a sheet: what the server refused stands above the buttons, and what was typed stays. */
export function SheetForm(props: SheetFormProps) {
  const { submit, onSubmit, onCancel, isRunning, error, isBlocked = false, isDangerous = false, children } = props
  const { t } = useTranslation()
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {children}
      {error ? <ProblemBox>{problemText(error, t)}</ProblemBox> : null}
      <div className={styles.actions}>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('sheet.cancel')}</Button>}
        <Button type="primary" htmlType="submit" danger={isDangerous} loading={isRunning} disabled={isBlocked}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
