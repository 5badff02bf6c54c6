import { words } from './language.ts';

/** 340 KB, 2.1 MB */
export const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** How long something takes or is left, from seconds, in one unit that says enough. */
export function spanWords(seconds: number): string {
  if (seconds < 60)
    return words(`${Math.max(0, Math.round(seconds))} 秒`, `${Math.max(0, Math.round(seconds))} s`);
  if (seconds < 3600) return words(`${Math.round(seconds / 60)} 分钟`, `${Math.round(seconds / 60)} min`);
  return words(`${(seconds / 3600).toFixed(1)} 小时`, `${(seconds / 3600).toFixed(1)} h`);
}
