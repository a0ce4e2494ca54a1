import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadingApi } from '../../../../api/client.ts'
import { answered } from '../../../../api/refused.ts'
import { problemText } from '../../../../shell/fields/problem-text.ts'
import { percentText } from '../../../../text/format.ts'
import { useLanguage } from '../../../../text/use-language.ts'
import styles from './conversation.module.css'
import type { DraftFile } from './reply-draft.ts'

/** As many as the server takes with one entry. */
const FILES_MOST = 20

type AttachFilesProps = {
  readonly files: readonly DraftFile[]
  /** Given what makes the files of then new ones: others come and go while one is uploaded. */
  readonly onChange: (changed: (before: readonly DraftFile[]) => readonly DraftFile[]) => void
  /** Whether one is on its way; whoever has them sends nothing off meanwhile. */
  readonly onUploading: (isUploading: boolean) => void
}

/** Files that go with what is written: uploaded when they are chosen, so that sending is quick and a lost network loses none. */
export function AttachFiles({ files, onChange, onUploading }: AttachFilesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const picker = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const upload = async (chosen: readonly File[]) => {
    setProblem(null)
    onUploading(true)
    try {
      for (const file of chosen.slice(0, FILES_MOST - files.length)) {
        setSent(0)
        const client = uploadingApi((done, total) => setSent(total === 0 ? 1 : done / total))
        const { id } = await answered(client.uploadAttachment({ query: { name: file.name }, body: file }))
        onChange((before) => [...before, { id, name: file.name }])
      }
    } catch (error) {
      setProblem(problemText(error, t))
    } finally {
      setSent(null)
      onUploading(false)
    }
  }
  return (
    <>
      <Button
        size="small"
        icon={<PaperClipOutlined aria-hidden />}
        loading={sent !== null}
        onClick={() => picker.current?.click()}
      >
        {sent === null ? t('conversation.attach') : percentText(sent, language)}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('conversation.attach')}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          void upload(chosen)
        }}
      />
      {files.length === 0 ? null : (
        <ul className={styles.draftFiles}>
          {files.map(({ id, name }) => (
            <li key={id}>
              {name}{' '}
              <button
                type="button"
                aria-label={t('conversation.detach', { name })}
                onClick={() => onChange((before) => before.filter((file) => file.id !== id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  )
}
