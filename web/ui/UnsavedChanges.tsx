/** Asks before changes that were not saved are lost: to another page or tab, to the back button, or with the window. */
import { useBlocker } from '@tanstack/react-router';
import { text } from '../languages/text.ts';
import { ConfirmDialog } from './Dialog.tsx';

export function UnsavedChanges({ unsaved }: { readonly unsaved: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={text.ui.unsaved.title}
      about={text.ui.unsaved.about}
      keep={text.ui.unsaved.stay}
      confirm={text.ui.unsaved.leave}
      onClose={blocker.reset}
      onConfirm={blocker.proceed}
    />
  );
}
