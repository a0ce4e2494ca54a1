import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { bothIn, type JsonDocument, parseDocument, put, writeDocument } from '../wording/json-document.ts'
import { ActionList } from './action-list.tsx'
import { AutomationTrial } from './automation-trial.tsx'
import styles from './automations.module.css'
import { ConditionPart } from './condition-part.tsx'
import { TriggerForm } from './trigger-form.tsx'

/** An automation as it is told: when it looks, whether it does anything, and what. What is not shown stays as it is. */
export function AutomationEditor({ content, isReadOnly, problems, vocabulary, onChange }: EditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [document, setDocument] = useState(() => parseDocument(content))
  if (document === null) return <ProblemBox>{t('studioWording.noDocument')}</ProblemBox>
  const change = (next: JsonDocument) => {
    setDocument(next)
    onChange(writeDocument(next))
  }
  const told = (path: string) => {
    const found = problems.find(({ element }) => element === path)
    return found === undefined ? undefined : inLanguage(found.message, language)
  }
  const given = { document, vocabulary, isReadOnly, told, onChange: change }
  return (
    <div className={`sheet ${styles.editor}`}>
      <section className={styles.section}>
        <NameFields
          id="automation"
          value={bothIn(document['name'])}
          isFixed={isReadOnly}
          problems={{ en: told('name.en'), 'zh-CN': told('name.zh-CN') }}
          onChange={(name) => change(put(document, 'name', name))}
        />
        <Checkbox
          disabled={isReadOnly}
          checked={document['enabled'] !== false}
          onChange={({ target }) => change(put(document, 'enabled', target.checked ? undefined : false))}
        >
          {t('studioAutomation.enabled')}
        </Checkbox>
      </section>
      <section className={styles.section} aria-labelledby="automation-when">
        <h2 id="automation-when">{t('studioAutomation.when')}</h2>
        <TriggerForm {...given} />
      </section>
      <section className={styles.section} aria-labelledby="automation-if">
        <h2 id="automation-if">{t('studioAutomation.if')}</h2>
        <ConditionPart {...given} />
      </section>
      <section className={styles.section} aria-labelledby="automation-do">
        <h2 id="automation-do">{t('studioAutomation.do')}</h2>
        <ActionList {...given} />
      </section>
      <AutomationTrial document={document} />
    </div>
  )
}
