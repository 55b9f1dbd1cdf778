import { notifications } from '@mantine/notifications';
import { IconCheck, IconX } from '@tabler/icons-react';

export function toastSuccess(message: string): void {
  notifications.show({ message, color: 'pine', icon: <IconCheck size={18} aria-hidden />, autoClose: 4_000 });
}

export function toastFailure(title: string, message: string): void {
  notifications.show({
    title,
    message,
    color: 'red',
    icon: <IconX size={18} aria-hidden />,
    autoClose: 9_000,
  });
}
