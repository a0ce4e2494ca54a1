import { AutoComplete, Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../shell/fields/field.tsx'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { useShops } from '../../shell/lists/word-options.ts'
import { FilePicker } from './file-picker.tsx'
import styles from './intake.module.css'
import { sourceOfFile } from './source-name.ts'
import { UploadProgress } from './upload-progress.tsx'
import { useUpload } from './use-upload.ts'

/** Brings in a table: the file, where it comes from, and how far it has got. */
export function UploadForm() {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [source, setSource] = useState('')
  const [isTried, setTried] = useState(false)
  const { upload, sent, stop } = useUpload()
  // The same rows under another name would be taken in again: what is known is offered.
  const shops = useShops()
  const pick = (picked: File) => {
    setFile(picked)
    if (source === '') setSource(sourceOfFile(picked.name))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (file !== null && source.trim() !== '') upload.mutate({ file, source: source.trim() })
  }
  const missing = (isMissing: boolean, text: string) => (isTried && isMissing ? text : undefined)
  return (
    <section className={`sheet ${styles.upload}`} aria-labelledby="upload">
      <h2 id="upload">{t('imports.upload')}</h2>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          id="file"
          label={t('imports.file')}
          hint={t('imports.fileHint')}
          problem={missing(file === null, t('imports.fileMissing'))}
          required
        >
          {(ties) => <FilePicker ties={ties} file={file} onPick={pick} />}
        </Field>
        <Field
          id="source"
          label={t('imports.source')}
          hint={t('imports.sourceHint')}
          problem={missing(source.trim() === '', t('imports.sourceMissing'))}
          required
        >
          {(ties) => (
            <AutoComplete
              {...ties}
              maxLength={64}
              value={source}
              options={shops.options.map(({ value, label }) => ({ value, label: `${label} · ${value}` }))}
              showSearch={{
                filterOption: (typed, option) => (option?.label ?? '').toLowerCase().includes(typed.toLowerCase()),
              }}
              onChange={(typed: string | undefined) => setSource(typed ?? '')}
            />
          )}
        </Field>
        {upload.error ? <ProblemBox>{problemText(upload.error, t)}</ProblemBox> : null}
        {upload.isPending ? (
          <UploadProgress sent={sent} total={file?.size ?? 0} onStop={stop} />
        ) : (
          <Button type="primary" htmlType="submit">
            {t('imports.start')}
          </Button>
        )}
      </form>
    </section>
  )
}
