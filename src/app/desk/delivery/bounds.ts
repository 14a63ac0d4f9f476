/** How much of a delivery a page looks at: what is larger is for the command line. */
import type { Problem } from '../../../problem.ts';

export const BOUNDS = { bytes: 48 * 1024 * 1024, files: 400, features: 20_000, vertices: 600_000 } as const;

export const tooLarge = (received: string): Problem => ({
  code: 'delivery.too-large',
  received,
  text: {
    zh: `页面预览最多 ${BOUNDS.bytes / 1048576} MB、${BOUNDS.features} 个要素；更大的文件请用命令 signplan import --dry-run 检查。`,
    en: `The page previews ${BOUNDS.bytes / 1048576} MB and ${BOUNDS.features} features at most; check larger files by the command signplan import --dry-run.`,
  },
});
