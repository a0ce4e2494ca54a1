import { type ThemeConfig, theme } from 'antd'
import { type Mode, palettes } from './palette.ts'

const FONT =
  "'Inter', 'Segoe UI', system-ui, -apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/**
 * Ant Design in our palette. The second algorithm comes last, or the dark one would dim the accent. Where people want no motion
 * it makes none, rather than wait for the end of one that a style sheet has cut short.
 */
export function antdTheme(mode: Mode, isStill: boolean): ThemeConfig {
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
      controlHeight: 34,
      colorTextLightSolid: palette.onAccent,
      colorTextPlaceholder: palette.inkSoft,
      colorLink: palette.accent,
      colorLinkHover: palette.accentHover,
      controlOutline: palette.accentSoft,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    },
  }
}
