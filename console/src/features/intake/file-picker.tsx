import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldTies } from '../../shell/fields/field.tsx'
import { bytesText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './intake.module.css'
import { TABLE_FILES } from './source-name.ts'

type FilePickerProps = {
  readonly ties: FieldTies
  readonly file: File | null
  readonly onPick: (file: File) => void
}

/** Chooses one file, by the browser's dialog or by dropping it. */
export function FilePicker({ ties, file, onPick }: FilePickerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const { status, ...named } = ties
  const take = (files: FileList | null) => {
    const picked = files?.item(0)
    if (picked) onPick(picked)
  }
  const over = (event: DragEvent, now: boolean) => {
    event.preventDefault()
    setOver(now)
  }
  return (
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      data-status={status}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false)
        take(event.dataTransfer.files)
      }}
    >
      <input
        {...named}
        ref={input}
        type="file"
        className="unseen"
        accept={TABLE_FILES}
        onChange={(event) => take(event.target.files)}
      />
      <Button aria-hidden="true" tabIndex={-1} onClick={() => input.current?.click()}>
        {t('imports.choose')}
      </Button>
      <span className="quiet">
        {file === null ? t('imports.drop') : `${file.name} · ${bytesText(file.size, language)}`}
      </span>
    </div>
  )
}
