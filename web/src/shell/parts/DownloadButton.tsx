import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../../http/saveFile';
import { ErrorNotice } from '../feedback/ErrorNotice';

interface DownloadButtonProps {
  readonly label: string;
  /** What the file is called where it is saved. */
  readonly name: string;
  readonly download: () => Promise<Blob>;
}

/** Fetches a file with the session's token, which a plain link wouldn't send, and saves it. */
export function DownloadButton({ label, name, download }: DownloadButtonProps) {
  const file = useMutation({ mutationFn: download, onSuccess: (fetched) => saveFile(fetched, name) });
  return (
    <div>
      <Button
        size="md"
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={file.isPending}
        onClick={() => file.mutate()}
      >
        {label}
      </Button>
      {file.error && <ErrorNotice error={file.error} />}
    </div>
  );
}
