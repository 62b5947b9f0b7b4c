/** Ant Design's tokens in this product's colours; sizes follow the large-text mode. */
import { theme, type ThemeConfig } from 'antd';

export function antTheme(isDark: boolean, isLarge: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#7fb0d6' : '#1d4f7a',
      colorLink: isDark ? '#8fbce0' : '#1d4f7a',
      colorBgBase: isDark ? '#14181d' : '#ffffff',
      colorTextBase: isDark ? '#e8e6e1' : '#1c2126',
      colorError: isDark ? '#ef8b7a' : '#a8321f',
      borderRadius: 6,
      fontSize: isLarge ? 20 : 16,
      controlHeight: isLarge ? 44 : 36,
      fontFamily:
        '"PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif',
    },
  };
}
