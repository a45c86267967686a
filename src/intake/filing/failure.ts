const REASONS: Record<string, string> = {
  ENOENT: '文件不存在',
  EACCES: '没有读写权限',
  EPERM: '没有读写权限',
  EROFS: '所在磁盘只读',
  ENOSPC: '磁盘空间不足',
  EISDIR: '是文件夹，不是文件',
  ENOTDIR: '路径中有一段是文件，不是文件夹',
  EEXIST: '同名文件已存在',
  ELOOP: '链接指回自身',
  ENAMETOOLONG: '路径过长',
};

/** Why the file system refused, in words for a person. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}
