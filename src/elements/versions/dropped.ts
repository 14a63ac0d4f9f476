/** Files that were chosen or dropped, with their paths. */
import type { ChosenFile } from './types.ts';

/** Somebody may drop a whole disk. */
const MOST_FILES = 5000;
const DEEPEST = 6;

export const chosenFiles = (list: FileList | null): ChosenFile[] => [...(list ?? [])].slice(0, MOST_FILES).map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }));

/** A dropped folder's files, or those that were dropped by themselves. Must be called in the event itself: afterwards the browser has let go of them. */
export async function droppedFiles(transfer: DataTransfer | null): Promise<ChosenFile[]> {
  const entries = [...(transfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return chosenFiles(transfer?.files ?? null);
  const found: ChosenFile[] = [];
  for (const entry of entries) await gather(entry, '', 0, found);
  return found;
}

async function gather(entry: FileSystemEntry, folder: string, depth: number, found: ChosenFile[]): Promise<void> {
  if (found.length >= MOST_FILES || depth > DEEPEST) return;
  const path = `${folder}${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((done) => entry.file(done, () => done(null)));
    if (file !== null) found.push({ path, file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A reader gives a hundred at a time, and none at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
      if (some.length === 0) break;
      for (const one of some) await gather(one, `${path}/`, depth + 1, found);
      if (found.length >= MOST_FILES) break;
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
