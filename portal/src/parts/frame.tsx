import type { ReactNode } from 'react'
import type { Appearance } from '../api/types.ts'
import { useTexts } from '../text/use-texts.ts'

interface Props {
  readonly appearance: Appearance | null
  readonly onLanguage: () => void
  /** Null: nobody is in. */
  readonly onLeave: (() => void) | null
  readonly children: ReactNode
}

/** The company’s name above, and one column below. */
export function Frame({ appearance, onLanguage, onLeave, children }: Props) {
  const { t, language } = useTexts()
  const name = appearance?.name[language] ?? ''
  return (
    <>
      <header className="head">
        <div className="head-name">
          {appearance?.logo != null && <img className="logo" src={appearance.logo} alt="" />}
          <span>{name === '' ? t.title : name}</span>
        </div>
        <button type="button" className="quiet" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={onLanguage}>
          {t.language}
        </button>
        {onLeave !== null && (
          <button type="button" className="quiet" onClick={onLeave}>
            {t.leave}
          </button>
        )}
      </header>
      <main className="page">{children}</main>
    </>
  )
}
