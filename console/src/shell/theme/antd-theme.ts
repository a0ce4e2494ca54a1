import { type ThemeConfig, theme } from 'antd'
import { type Mode, palettes } from './palette.ts'

const FONT =
  "'Inter', 'Segoe UI', system-ui, -apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

type ThemeFor = {
  readonly isStill: boolean
  /** Controls are as large as a finger. */
  readonly isTouch: boolean
}

/**
 * Ant Design in our palette. The second algorithm comes last, or the dark one would dim the accent. Where people want no motion
 * it makes none, rather than wait for the end of one that a style sheet has cut short.
 */
export function antdTheme(mode: Mode, { isStill, isTouch }: ThemeFor): ThemeConfig {
  const palette = palettes[mode]
  const base = mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm
  return {
    algorithm: [
      base,
      (_, map) => ({
        ...(map ?? base(theme.defaultSeed)),
        colorPrimary: palette.accent,
        colorPrimaryHover: palette.accentHover,
        colorPrimaryActive: palette.accentHover,
        colorPrimaryBg: palette.accentSoft,
        colorPrimaryBorder: palette.accent,
        colorBgLayout: palette.paper,
        colorBgContainer: palette.sheet,
        colorBgElevated: palette.sheet,
        colorBorder: palette.edge,
        colorBorderSecondary: palette.line,
        colorText: palette.ink,
        colorTextSecondary: palette.inkSoft,
        colorTextTertiary: palette.inkSoft,
        colorError: palette.stuck,
        colorWarning: palette.waiting,
        colorSuccess: palette.closed,
        colorInfo: palette.running,
      }),
    ],
    token: {
      motion: !isStill,
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: isTouch ? 44 : 34,
      ...(isTouch && { controlHeightSM: 40 }),
      colorTextLightSolid: palette.onAccent,
      colorTextPlaceholder: palette.inkSoft,
      colorLink: palette.accent,
      colorLinkHover: palette.accentHover,
      controlOutline: palette.accentSoft,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      // White, which Ant Design puts on the accent in both modes, is not seen on a light one.
      Checkbox: { colorWhite: palette.onAccent },
      Radio: { colorWhite: palette.onAccent },
      // What is chosen of a few is seen in the dark as well: a sheet on paper is not.
      Segmented: { itemSelectedBg: palette.accentSoft, itemSelectedColor: palette.ink },
      Switch: { handleBg: palette.onAccent },
      // Telephones enlarge the page where smaller letters are typed.
      ...(isTouch && { Input: { inputFontSize: 16, paddingBlock: 8.4 } }),
    },
  }
}
