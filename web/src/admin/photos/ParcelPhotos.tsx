import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../../i18n/useFormat';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession } from '../../session/useSession';
import { useProblemText } from '../../shell/feedback/useProblemText';
import { useAdminCommand, useAdminOrderPart } from '../order/useAdminOrder';
import { addParcelPhoto, photos, removePhoto } from './api';
import classes from './ParcelPhotos.module.css';
import { shrink } from './shrink';

interface ParcelPhotosProps {
  readonly orderId: string;
  readonly parcelId: string;
}

/** The photos of a parcel, and the way to take one more. */
export function ParcelPhotos({ orderId, parcelId }: ParcelPhotosProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayTake = useSession()?.permissions.includes('takePhotos') ?? false;
  const { data } = useAdminOrderPart(orderId, photos);
  const command = useAdminCommand(orderId);
  const taken = data?.items.filter(({ subjectId }) => subjectId === parcelId) ?? [];
  if (taken.length === 0 && !mayTake) return null;
  return (
    <div>
      {taken.length > 0 && (
        <ul className={classes.photos} aria-label={t('photos.ofParcel')}>
          {taken.map(({ id, url, takenAt, takenBy }, index) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noreferrer">
                <img
                  src={url}
                  alt={t('photos.photo', { number: format.number(index + 1) })}
                  title={`${format.instant(takenAt)} · ${takenBy}`}
                  width={96}
                  height={96}
                  loading="lazy"
                />
              </a>
              {mayTake && (
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-xs"
                  mih={44}
                  loading={command.isPending}
                  onClick={() => command.mutate(removePhoto(id))}
                  aria-label={t('photos.removeOf', { number: format.number(index + 1) })}
                >
                  {t('photos.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayTake && <TakePhoto orderId={orderId} parcelId={parcelId} />}
    </div>
  );
}

function TakePhoto({ orderId, parcelId }: ParcelPhotosProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: async (picture: File) => addParcelPhoto(orderId, parcelId, await shrink(picture)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin-order', orderId, photos.name] }),
  });
  return (
    <Group gap="xs" mb="xs">
      <FileButton
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        onChange={(picture) => picture && add.mutate(picture)}
      >
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            loading={add.isPending}
            leftSection={<IconCamera size={15} aria-hidden />}
          >
            {t('photos.add')}
          </Button>
        )}
      </FileButton>
      {add.error && (
        <Text size="sm" c="red" role="alert">
          {problemText(add.error)}
        </Text>
      )}
    </Group>
  );
}
