// Pictures and files: taken, chosen, read.

import { called } from './call';

export interface Chosen {
  path: string;
  name: string;
  size_bytes: number;
}

/** Null when the citizen thought better of it. */
export async function choose_picture(source: 'album' | 'camera'): Promise<Chosen | null> {
  try {
    const { tempFiles } = await called<{ tempFiles: { tempFilePath: string; size: number }[] }>((done) =>
      wx.chooseMedia({ count: 1, mediaType: ['image'], sourceType: [source], sizeType: ['original'], ...done }),
    );
    const [file] = tempFiles;
    return file ? { path: file.tempFilePath, name: file.tempFilePath.split('/').pop()!, size_bytes: file.size } : null;
  } catch {
    return null;
  }
}

/** A document out of a chat: a mini-program reaches no other files. */
export async function choose_file(): Promise<Chosen | null> {
  try {
    const { tempFiles } = await called<{ tempFiles: { path: string; size: number; name: string }[] }>((done) =>
      wx.chooseMessageFile({ count: 1, type: 'file', ...done }),
    );
    const [file] = tempFiles;
    return file ? { path: file.path, name: file.name, size_bytes: file.size } : null;
  } catch {
    return null;
  }
}

const read_from = new WeakMap<Uint8Array, string>();

/** Where these very bytes were read from; null for others. */
export const path_of = (content: Uint8Array): string | null => read_from.get(content) ?? null;

export async function read_file(path: string): Promise<Uint8Array> {
  const { data } = await called<{ data: ArrayBuffer }>((done) => wx.getFileSystemManager().readFile({ filePath: path, ...done }));
  const content = new Uint8Array(data);
  read_from.set(content, path);
  return content;
}
