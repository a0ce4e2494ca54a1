import type { Bilingual, ModelProblem } from '@aftersale/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { FilledTextArea } from '../wording/filled-text-area.tsx'
import { bothIn, type JsonDocument, parseDocument, textIn, writeDocument } from '../wording/json-document.ts'
import { placeholdersOf } from '../wording/placeholders.ts'
import styles from '../wording/wording.module.css'
import { TemplatePreview } from './template-preview.tsx'

/** The words of a message in both languages, beside how it reads. */
export function TemplateEditor({ content, isReadOnly, problems, vocabulary, onChange }: EditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [document, setDocument] = useState(() => parseDocument(content))
  if (document === null) return <ProblemBox>{t('studioWording.noDocument')}</ProblemBox>
  const change = (next: JsonDocument) => {
    setDocument(next)
    onChange(writeDocument(next))
  }
  const [name, text] = [bothIn(document['name']), bothIn(document['text'])]
  const placeholders = placeholdersOf(vocabulary)
  const told = (path: string) => problemAt(problems, path, language)
  const area = (lang: keyof Bilingual) => ({
    lang,
    value: text[lang],
    rows: 8,
    placeholders,
    problem: told(`text.${lang}`),
    isReadOnly,
    onChange: (words: string) => change({ ...document, text: { ...text, [lang]: words } }),
  })
  return (
    <div className={styles.editor}>
      <section className={`sheet ${styles.column}`} aria-label={t('studioWording.words')}>
        <FilledTextArea id="template-zh" label={t('studioWording.textZh')} {...area('zh-CN')} />
        <FilledTextArea id="template-en" label={t('studioWording.textEn')} {...area('en')} />
        <p className="quiet">{t('studioWording.hint', { open: '{{ ', close: ' }}' })}</p>
        <NameFields
          id="template-name"
          value={name}
          isFixed={isReadOnly}
          problems={{ en: told('name.en'), 'zh-CN': told('name.zh-CN') }}
          onChange={(next) => change({ ...document, name: next })}
        />
      </section>
      <TemplatePreview template={{ key: textIn(document['key']), name, text }} placeholders={placeholders} />
    </div>
  )
}

/** What publishing would refuse at a place, in the reader's language. */
const problemAt = (problems: readonly ModelProblem[], path: string, language: keyof Bilingual): string | undefined => {
  const found = problems.find(({ element }) => element === path)
  return found === undefined ? undefined : inLanguage(found.message, language)
}
