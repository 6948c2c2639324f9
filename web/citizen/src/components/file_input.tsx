// A file input under words that say what it is for.

interface FileInputProperties {
  label: string;
  camera?: boolean;
  /** Documents too. */
  documents?: boolean;
  take: (file: File) => void;
}

/** The input itself, laid over its words: it stays reachable by keyboard and by name. */
export function FileInput({ label, camera, documents, take }: FileInputProperties) {
  return (
    <label class="second file">
      {label}
      <input
        type="file"
        accept={camera || !documents ? 'image/*' : 'image/*,application/pdf'}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Emptied, so that choosing the same file again is a change again.
          event.currentTarget.value = '';
          if (file) take(file);
        }}
      />
    </label>
  );
}
