import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { downloadFile } from '../model/download-file.ts'
import { useFileChoice } from '../model/use-file-choice.tsx'

const OUTCOMES = ['drafted', 'same', 'has-draft', 'not-taken'] as const

/** All that the business is made of as one file: out, and in again as drafts. */
export function PackSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const mayDraft = useMay('flows.draft')
  const [wrong, setWrong] = useState<'tooLarge' | 'unreadable' | null>(null)
  const out = useCommand({
    run: async () => {
      const [{ files }, { archiveOf }] = await Promise.all([answered(api().exportPack()), import('./pack-archive.ts')])
      downloadFile('aftersale-pack.zip', archiveOf(files), 'application/zip')
    },
    changes: [],
  })
  const into = useCommand({
    run: async (file: File) => {
      setWrong(null)
      const { filesOf, NoPack } = await import('./pack-archive.ts')
      try {
        const files = filesOf(new Uint8Array(await file.arrayBuffer()))
        if (files.length === 0) throw new NoPack('unreadable')
        return await answered(api().importPack({ body: { files } }))
      } catch (error) {
        if (!(error instanceof NoPack)) throw error
        setWrong(error.reason)
        return null
      }
    },
    changes: [['studio']],
  })
  const choice = useFileChoice('.zip', (file) => into.mutate(file))
  const taken = into.data?.items ?? []
  return (
    <SideSheet title={t('studioPack.title')} onClose={onClose}>
      <section className={styles.part}>
        <h3>{t('studioPack.out')}</h3>
        <p className="quiet">{t('studioPack.outWords')}</p>
        <Button onClick={() => out.mutate()} loading={out.isPending}>
          {t('studioPack.download')}
        </Button>
        {out.error ? <ProblemBox>{problemText(out.error, t)}</ProblemBox> : null}
      </section>
      {mayDraft ? (
        <section className={styles.part}>
          <h3>{t('studioPack.in')}</h3>
          <p className="quiet">{t('studioPack.inWords')}</p>
          {choice.input}
          <Button onClick={() => choice.open()} loading={into.isPending}>
            {t('studioPack.choose')}
          </Button>
          {wrong === null ? null : <ProblemBox>{t(`studioPack.wrong.${wrong}`)}</ProblemBox>}
          {into.error ? <ProblemBox>{problemText(into.error, t)}</ProblemBox> : null}
          <Space orientation="vertical" role="status">
            {OUTCOMES.map((outcome) => {
              const files = taken.filter((one) => one.outcome === outcome)
              if (files.length === 0) return null
              return (
                <details key={outcome}>
                  <summary>{t(`studioPack.outcomes.${outcome}`, { count: files.length })}</summary>
                  <ul>
                    {files.map(({ resource }) => (
                      <li key={resource}>{resource}</li>
                    ))}
                  </ul>
                </details>
              )
            })}
          </Space>
        </section>
      ) : null}
    </SideSheet>
  )
}
