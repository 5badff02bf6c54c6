/** What is wrong, and with which file. Nothing here is about a person: published files hold organisations only. */
export type Finding = {
  readonly file: string;
  /** The credit code of the entry at which it lies, where it lies at one. */
  readonly entry: string | null;
  readonly zh: string;
  readonly en: string;
};

export const finding = (file: string, zh: string, en: string, entry: string | null = null): Finding => ({
  file,
  entry,
  zh,
  en,
});

export const missing = (file: string): Finding =>
  finding(file, '缺少该文件，请重新获取', 'is missing: fetch it again from the public address');

export const altered = (file: string, entry: string | null = null): Finding =>
  finding(
    file,
    '与已签名的校验值不符，内容已被改动，请勿采信',
    'is not what was signed: do not rely on it, and fetch it again from the public address',
    entry,
  );

export const unreadable = (file: string): Finding =>
  finding(file, '无法按已公布的格式读取', 'is not in the published form: do not rely on it');

export const contradicts = (file: string, zh: string, en: string, entry: string | null = null): Finding =>
  finding(file, `与其他文件不一致：${zh}`, `contradicts the other files: ${en}`, entry);
