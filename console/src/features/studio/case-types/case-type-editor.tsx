import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { useTabStrip } from '../../../shell/strip/use-tab-strip.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { EditorProps } from '../editor-props.ts'
import { type JsonDocument, parseDocument, writeDocument } from '../wording/json-document.ts'
import { Basics } from './basics.tsx'
import styles from './case-types.module.css'
import { TypeClocks } from './type-clocks.tsx'
import { TypeFields } from './type-fields.tsx'
import { TypePrint } from './type-print.tsx'
import { TypeRights } from './type-rights.tsx'

const PARTS = ['basics', 'fields', 'clocks', 'rights', 'print'] as const

const COMPONENTS = { basics: Basics, fields: TypeFields, clocks: TypeClocks, rights: TypeRights, print: TypePrint }

/** A case type part by part. What stands in the file beside them, such as what the portal offers, stays as it is. */
export function CaseTypeEditor({ content, isReadOnly, problems, vocabulary, onChange }: EditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [document, setDocument] = useState(() => parseDocument(content))
  const [part, setPart] = useState<(typeof PARTS)[number]>('basics')
  const strip = useTabStrip(part)
  if (document === null) return <ProblemBox>{t('studioWording.noDocument')}</ProblemBox>
  const change = (next: JsonDocument) => {
    setDocument(next)
    onChange(writeDocument(next))
  }
  const told = (path: string) => {
    const found = problems.find(({ element }) => element === path)
    return found === undefined ? undefined : inLanguage(found.message, language)
  }
  const Part = COMPONENTS[part]
  const given = { document, vocabulary, isReadOnly, told, onChange: change }
  return (
    <div className={`sheet ${styles.editor}`}>
      <div ref={strip.ref} className={strip.className}>
        <Segmented
          aria-label={t('studioType.partsOf')}
          value={part}
          options={PARTS.map((value) => ({ value, label: t(`studioType.parts.${value}`) }))}
          onChange={setPart}
        />
      </div>
      <Part {...given} />
      {document['portal'] === undefined ? null : <p className="quiet">{t('studioType.portalStays')}</p>}
    </div>
  )
}
