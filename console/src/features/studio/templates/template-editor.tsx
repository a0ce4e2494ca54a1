import type { Bilingual, ModelProblem } from '@aftersale/contract'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { BehindNote } from '../../../shell/sheet/behind-note.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { ConditionalFields } from '../wording/conditional-fields.tsx'
import { FilledTextArea } from '../wording/filled-text-area.tsx'
import { bothIn, type JsonDocument, parseDocument, textIn, writeDocument } from '../wording/json-document.ts'
import { placeholdersOf } from '../wording/placeholders.ts'
import styles from '../wording/wording.module.css'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateUses } from './template-uses.tsx'

type TemplateEditorProps = EditorProps & {
  /** Where somebody asked to look: `text.zh-CN`, `name.en`; null: nowhere. */
  readonly shown: string | null
}

/** The fields of the places that a message has. */
const FIELDS: Readonly<Record<string, string>> = {
  'text.zh-CN': 'template-zh',
  'text.en': 'template-en',
  'name.zh-CN': 'template-name-zh',
  'name.en': 'template-name-en',
}

/** The words of a message in both languages, beside how it reads. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { content, inForce, isReadOnly, problems, vocabulary, shown, onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [template, setTemplate] = useState(() => parseDocument(content))
  useEffect(() => {
    const field = shown === null ? null : document.getElementById(FIELDS[shown] ?? '')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }, [shown])
  if (template === null) return <ProblemBox>{t('studioWording.noDocument')}</ProblemBox>
  const change = (next: JsonDocument) => {
    setTemplate(next)
    onChange(writeDocument(next))
  }
  const [name, text] = [bothIn(template['name']), bothIn(template['text'])]
  const key = textIn(template['key'])
  const former = inForce === null ? null : parseDocument(inForce)
  const placeholders = placeholdersOf(vocabulary)
  const conditional = (lang: keyof Bilingual) => (
    <ConditionalFields
      id={`template-${lang}`}
      text={text[lang]}
      vocabulary={vocabulary}
      isReadOnly={isReadOnly}
      onChange={(words) => change({ ...template, text: { ...text, [lang]: words } })}
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
    onChange: (words: string) => change({ ...template, text: { ...text, [lang]: words } }),
  })
  return (
    <div className={styles.editor}>
      <section className={`sheet ${styles.column}`} aria-label={t('studioWording.words')}>
        <BehindNote
          former={former === null ? undefined : bothIn(former['text'])}
          words={text}
          fields={{ en: 'template-en', 'zh-CN': 'template-zh' }}
        />
        <FilledTextArea id="template-zh" label={t('studioWording.textZh')} {...area('zh-CN')} />
        {conditional('zh-CN')}
        <FilledTextArea id="template-en" label={t('studioWording.textEn')} {...area('en')} />
        {conditional('en')}
        <p className="quiet">{t('studioWording.hint', { open: '{{ ', close: ' }}' })}</p>
        <NameFields
          id="template-name"
          value={name}
          former={former === null ? undefined : bothIn(former['name'])}
          isFixed={isReadOnly}
          problems={{ en: told('name.en'), 'zh-CN': told('name.zh-CN') }}
          onChange={(next) => change({ ...template, name: next })}
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
