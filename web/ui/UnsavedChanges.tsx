/** Asks before changes that were not saved are lost: to another page or tab, to the back button, or with the dialog or window. */
import { useBlocker } from '@tanstack/react-router';
import { UnsavedDialog, useUnsaved } from './Dialog.tsx';

export function UnsavedChanges({ unsaved }: { readonly unsaved: boolean }) {
  useUnsaved(unsaved);
  const blocker = useBlocker({
    shouldBlockFn: () => unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return <UnsavedDialog onClose={blocker.reset} onConfirm={blocker.proceed} />;
}
