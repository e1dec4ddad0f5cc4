/** The settings of the receptionist and of the business, in tabs. */
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RouterOutputs } from '../api.ts';
import { CustomerNotices } from '../booking-notices/CustomerNotices.tsx';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { Business } from '../receptionist/Business.tsx';
import { Closures } from '../receptionist/Closures.tsx';
import { DraftBar } from '../receptionist/DraftBar.tsx';
import { Hours } from '../receptionist/Hours.tsx';
import { Knowledge } from '../receptionist/Knowledge.tsx';
import classes from '../receptionist/receptionist.module.css';
import { PutThrough } from '../receptionist/PutThrough.tsx';
import { CallerProof, Rules } from '../receptionist/Rules.tsx';
import { UnwantedCalls } from '../receptionist/UnwantedCalls.tsx';
import { Services } from '../receptionist/Services.tsx';
import { Sound } from '../receptionist/Sound.tsx';
import { Staff } from '../receptionist/Staff.tsx';
import { DRAFTED, isTab, type Tab, TABS } from '../receptionist/tabs.ts';
import { useDraft } from '../receptionist/useDraft.ts';
import { useProfile } from '../receptionist/useProfile.ts';
import { Website } from '../receptionist/Website.tsx';
import { Versions } from '../receptionist/Versions.tsx';
import { Empty, PageHead, Waiting } from '../ui/page.tsx';

const route = getRouteApi('/signed-in/receptionist');
const PUBLISHED = ['receptionist.'];

export function Receptionist() {
  const { role, name } = useBusiness();
  if (role === 'staff') {
    return <Empty title={text.ui.pages['/receptionist']}>{text.receptionist.staff(name)}</Empty>;
  }
  return (
    <>
      <PageHead title={text.ui.pages['/receptionist']} />
      <Loaded />
    </>
  );
}

function Loaded() {
  const { trpc, id: businessId } = useBusiness();
  const known = useQuery(trpc.receptionist.get.queryOptions({ businessId }));
  // Somebody else may publish while this page is open.
  useRefreshOn(PUBLISHED, trpc.receptionist.pathKey());
  if (!known.isSuccess) return <Waiting request={known} />;
  return <Parts known={known.data} />;
}

function Parts({ known }: { readonly known: RouterOutputs['receptionist']['get'] }) {
  const { tab = 'sound' } = route.useSearch();
  const navigate = route.useNavigate();
  const handle = useDraft(known);
  const list = useRef<HTMLDivElement>(null);
  // On a narrow screen the tabs are wider than the page.
  useEffect(() => {
    const chosen = list.current?.querySelector('[aria-selected=true]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab]);
  return (
    <>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => isTab(next) && void navigate({ search: { tab: next }, replace: true })}
      >
        <Tabs.List ref={list} className={classes['tabs'] ?? ''} mb="lg">
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {text.receptionist.tabs[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Part tab={tab} known={known} handle={handle} />
        </Tabs.Panel>
      </Tabs>
      {DRAFTED.includes(tab) && <DraftBar known={known} handle={handle} />}
    </>
  );
}

interface PartProps {
  readonly tab: Tab;
  readonly known: RouterOutputs['receptionist']['get'];
  readonly handle: ReturnType<typeof useDraft>;
}

function Part({ tab, known, handle }: PartProps) {
  switch (tab) {
    case 'sound':
      return <Sound settings={handle.settings} change={handle.change} />;
    case 'knowledge':
      return <Knowledge facts={handle.settings.knowledge} change={handle.changeKnowledge} />;
    case 'versions':
      return <Versions current={known.published.version} />;
    case 'notices':
      return <CustomerNotices />;
    case 'website':
      return <Website />;
    case 'services':
    case 'staff':
    case 'people':
    case 'hours':
    case 'closures':
    case 'rules':
    case 'business':
      return <BusinessTab tab={tab} />;
  }
}

/** The tabs about the business, whose changes take effect at once. */
function BusinessTab({
  tab,
}: {
  readonly tab: 'services' | 'staff' | 'people' | 'hours' | 'closures' | 'rules' | 'business';
}) {
  const profile = useProfile();
  if (!profile.isSuccess) return <Waiting request={profile} />;
  switch (tab) {
    case 'services':
      return <Services profile={profile.data} />;
    case 'staff':
      return <Staff profile={profile.data} />;
    case 'people':
      return <PutThrough profile={profile.data} />;
    case 'hours':
      return <Hours profile={profile.data} />;
    case 'closures':
      return <Closures profile={profile.data} />;
    case 'rules':
      return (
        <>
          <Rules profile={profile.data} />
          <CallerProof profile={profile.data} />
          <UnwantedCalls profile={profile.data} />
        </>
      );
    case 'business':
      return <Business profile={profile.data} />;
  }
}
