import type { ModelKind } from '@aftersale/contract'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { NameFields } from '../../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { useFileChoice } from '../model/use-file-choice.tsx'
import { type Model, modelsQuery } from '../studio-queries.ts'
import { blankModel, isUsableKey, proposedKey, resourceOf } from './blank-model.ts'
import { MODEL_KINDS } from './found-models.ts'

type NewModelSheetProps = { readonly taken: readonly Model[]; readonly onClose: () => void }

/** A new file: from nothing, or as it came from another program. It is a draft until somebody publishes it. */
export function NewModelSheet({ taken, onClose }: NewModelSheetProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [kind, setKind] = useState<ModelKind>('flow')
  /** As somebody typed it; null: as it is proposed. */
  const [typed, setKey] = useState<string | null>(null)
  const [name, setName] = useState({ en: '', 'zh-CN': '' })
  const open = (resource: string) => void navigate({ to: '/studio/models/$resource', params: { resource } })
  const begin = useCommand({
    run: async ({ resource, content }: { readonly resource: string; readonly content: string }) => {
      // A draft that there is stays: whoever brings a file of its name is told whose it is.
      await answered(api().saveModelDraft({ params: { resource }, body: { content, revision: 0 } }))
      return resource
    },
    changes: [modelsQuery.queryKey],
    onDone: open,
  })
  const choice = useFileChoice('.bpmn,.dmn,.form,.json', (file) => {
    void file.text().then((content) => begin.mutate({ resource: file.name, content }))
  })
  const said = { en: name.en || name['zh-CN'], 'zh-CN': name['zh-CN'] || name.en }
  const key = typed ?? proposedKey(kind, name, new Set(taken.map((one) => one.resource)))
  const resource = resourceOf({ kind, key })
  const isTaken = taken.some((one) => one.resource === resource)
  const problem =
    key !== '' && !isUsableKey(key) ? t('studio.new.keyWrong') : isTaken ? t('studio.new.taken') : undefined
  const missing = said.en === '' ? t('studio.new.nameMissing') : key === '' ? t('studio.new.keyMissing') : undefined
  return (
    <SideSheet title={t('studio.new.title')} onClose={onClose}>
      <SheetForm
        submit={t('studio.new.begin')}
        onSubmit={() => begin.mutate({ resource, content: blankModel({ kind, key, name: said }) })}
        onCancel={onClose}
        isRunning={begin.isPending}
        error={begin.error}
        isBlocked={missing !== undefined || problem !== undefined}
      >
        <ChoiceField
          id="model-kind"
          label={t('studio.kind')}
          options={MODEL_KINDS.map((value) => ({ value, label: t(`studio.views.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value as ModelKind)}
        />
        <NameFields id="model" value={name} onChange={setName} isRequired />
        <TextField
          id="model-key"
          label={t('studio.new.key')}
          hint={t('studio.new.keyHint')}
          value={key}
          onChange={setKey}
          longest={80}
          problem={problem}
          isRequired
        />
        {missing === undefined ? null : <p role="status">{missing}</p>}
      </SheetForm>
      <section className={styles.part}>
        <h3>{t('studio.new.file')}</h3>
        <p className="quiet">{t('studio.new.fileHint')}</p>
        {choice.input}
        <Button onClick={() => choice.open()} loading={begin.isPending}>
          {t('studio.new.choose')}
        </Button>
      </section>
    </SideSheet>
  )
}
