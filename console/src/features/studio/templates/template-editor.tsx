import type { Bilingual, ModelProblem } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { modelQuery } from '../studio-queries.ts'
import { ConditionalFields } from '../wording/conditional-fields.tsx'
import { FilledTextArea } from '../wording/filled-text-area.tsx'
import { bothIn, type JsonDocument, parseDocument, textIn, writeDocument } from '../wording/json-document.ts'
import { placeholdersOf } from '../wording/placeholders.ts'
import styles from '../wording/wording.module.css'
import { languageBehind } from './language-behind.ts'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateUses } from './template-uses.tsx'

type TemplateEditorProps = EditorProps & { readonly resource: string }

/** The words of a message in both languages, beside how it reads. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { content, isReadOnly, problems, vocabulary, resource, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [document, setDocument] = useState(() => parseDocument(content))
  const model = useQuery(modelQuery(resource))
  if (document === null) return <ProblemBox>{t('studioWording.noDocument')}</ProblemBox>
  const change = (next: JsonDocument) => {
    setDocument(next)
    onChange(writeDocument(next))
  }
  const [name, text] = [bothIn(document['name']), bothIn(document['text'])]
  const key = textIn(document['key'])
  const behind = languageBehind(model.data?.content ?? null, text)
  const placeholders = placeholdersOf(vocabulary)
  const conditional = (lang: keyof Bilingual) => (
    <ConditionalFields
      id={`template-${lang}`}
      text={text[lang]}
      vocabulary={vocabulary}
      isReadOnly={isReadOnly}
      onChange={(words) => change({ ...document, text: { ...text, [lang]: words } })}
    />
  )
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
        {behind === null ? null : (
          <Alert type="warning" showIcon role="status" title={t(`studioWording.behind.${behind}`)} />
        )}
        <FilledTextArea id="template-zh" label={t('studioWording.textZh')} {...area('zh-CN')} />
        {conditional('zh-CN')}
        <FilledTextArea id="template-en" label={t('studioWording.textEn')} {...area('en')} />
        {conditional('en')}
        <p className="quiet">{t('studioWording.hint', { open: '{{ ', close: ' }}' })}</p>
        <NameFields
          id="template-name"
          value={name}
          isFixed={isReadOnly}
          problems={{ en: told('name.en'), 'zh-CN': told('name.zh-CN') }}
          onChange={(next) => change({ ...document, name: next })}
        />
        <TemplateUses uses={vocabulary.templates.find((one) => one.key === key)?.usedBy ?? []} />
      </section>
      <TemplatePreview template={{ key, name, text }} placeholders={placeholders} />
    </div>
  )
}

/** What publishing would refuse at a place, in the reader's language. */
const problemAt = (problems: readonly ModelProblem[], path: string, language: keyof Bilingual): string | undefined => {
  const found = problems.find(({ element }) => element === path)
  return found === undefined ? undefined : inLanguage(found.message, language)
}
