import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { type Service, type StaffMember, useRefresh } from './useProfile.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { done, failed } from '../ui/notify.tsx';

type Retired = Pick<Service | StaffMember, 'id' | 'name'>;

/** Takes a service or a member of staff out of what can be booked: `retire` opens the dialog that asks first. */
export function useRetiring(kind: 'service' | 'staff') {
  const { trpc, id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [leaving, retire] = useState<Retired | null>(null);
  const coming = useQuery(trpc.businesses.coming.queryOptions({ businessId }));
  const words = text.business.retiring[kind];
  const setRetired = useMutation({
    mutationFn: ({ id, retired }: { readonly id: string; readonly retired: boolean }) => {
      const procedure = kind === 'service' ? api.businesses.retireService : api.businesses.retireStaff;
      return procedure.mutate({ businessId, id, retired });
    },
    onError: (error) => failed(words.failed, error),
    onSuccess: refresh,
  });
  const close = () => retire(null);
  const confirm = ({ id, name }: Retired) => {
    close();
    setRetired.mutate(
      { id, retired: true },
      { onSuccess: () => done(words.done(name), () => setRetired.mutate({ id, retired: false })) },
    );
  };
  const bookings = (coming.data ?? [])
    .filter((each) => (kind === 'service' ? each.serviceId : each.staffId) === leaving?.id)
    .reduce((sum, each) => sum + each.bookings, 0);
  const dialog = leaving !== null && (
    <ConfirmDialog
      title={text.common.reallyRemove(leaving.name)}
      about={text.business.retireAbout(leaving.name, bookings)}
      onClose={close}
      onConfirm={() => confirm(leaving)}
    />
  );
  return { retire, dialog };
}
